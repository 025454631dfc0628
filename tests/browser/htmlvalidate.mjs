// What the built pages are held to: the HTML standard, without exception for what is ours.
export default {
  extends: ["html-validate:standard"],
  elements: ["html5"],
}
