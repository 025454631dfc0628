"""Turn a course written as plain text into the pages of a site.

content.load   content/, quizzes/  -> Course            (or the mistakes of form)
pages.make     Course              -> pages, pictures
rules.check    Course              -> problems          (the mistakes of meaning)
links.check    Course, pages       -> problems
site.publish   pages, pictures     -> site/             (through MkDocs)
"""
