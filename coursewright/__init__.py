"""Turn a course written as plain text into the pages of a site.

content.load   content/, quizzes/  -> Course       (or the mistakes of form)
rules.check    Course              -> problems     (the mistakes of meaning)
pages.render   Course              -> pages, assets
links.check    pages               -> problems
site.build     pages, assets       -> site/
"""
