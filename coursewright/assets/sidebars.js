// For Material's instant navigation, before its own script: let go of the pages that are gone.
// Both its sidebars ask on every page to be called when the window gets wide or narrow, and never take that back; so
// each page gone by would stay in memory. What Material asks while it starts holds for every page, and stays.

{
  const ask = window.matchMedia
  window.matchMedia = (query) => {
    const media = ask.call(window, query)
    if (query.startsWith("(min-width")) release(media)
    return media
  }

  function release(media) {
    const { addListener, removeListener } = media
    let held = []
    media.addListener = (listener) => {
      for (const { page, listener: old } of held) if (!page.isConnected) removeListener.call(media, old)
      const page = document.readyState === "loading" ? document.documentElement : document.querySelector("article")
      held = [...held.filter((one) => one.page.isConnected), { page, listener }]
      addListener.call(media, listener)
    }
  }
}
