// The button of the menu on small screens. Material has only a label there, which keys can't
// reach (its issue 4101); the label stays for pages without JavaScript.

const drawer = document.getElementById("__drawer")
const button = document.querySelector("button[data-menu]")
const label = button?.previousElementSibling

if (drawer && label) {
  label.hidden = true
  button.hidden = false
  button.addEventListener("click", () => drawer.click())
  drawer.addEventListener("change", () => {
    button.setAttribute("aria-expanded", String(drawer.checked))
    if (!drawer.checked) return
    const links = [...document.querySelectorAll(".md-nav--primary a.md-nav__link")]
    links.find((link) => link.offsetParent && getComputedStyle(link).visibility === "visible")?.focus()
  })
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !drawer.checked) return
    drawer.click()
    button.focus()
  })
}
