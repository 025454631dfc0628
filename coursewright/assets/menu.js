// The button of the menu on small screens. Material has only a label there, which keys can't
// reach (its issue 4101).

const drawer = document.getElementById("__drawer")
const button = document.querySelector("button[data-menu]")
const label = button?.previousElementSibling

if (drawer && label) {
  label.hidden = true
  button.hidden = false
  button.addEventListener("click", () => drawer.click())
  drawer.addEventListener("change", () => {
    button.setAttribute("aria-expanded", String(drawer.checked))
    enter()
  })
  // Its panels lead down by labels that keys reach, and back up by labels that they don't.
  for (const back of document.querySelectorAll(".md-nav .md-nav .md-nav__title")) back.tabIndex = 0
  document.querySelector(".md-sidebar--primary")?.addEventListener("change", enter)
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !drawer.checked) return
    drawer.click()
    button.focus()
  })
}

/** Put the focus on the first link that is seen in the open menu. */
function enter() {
  if (!drawer.checked) return
  const links = [...document.querySelectorAll(".md-nav--primary a.md-nav__link")]
  links.find((link) => link.offsetParent && getComputedStyle(link).visibility === "visible")?.focus()
}
