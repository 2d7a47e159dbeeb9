/* What cannot wait for the app. */
;(function () {
  /* On a slow line our letters come too late to be shown (libs/web/src/ui/fonts.css); a page that does not wait for them is laid out in a third of the time. Once the app is on the device they are there as well. */
  var line = navigator.connection
  if (line && line.rtt >= 150 && !(navigator.serviceWorker && navigator.serviceWorker.controller)) document.documentElement.setAttribute('data-letters', 'device')

  /* A page that came from the server is there before the app is: what is pressed or chosen meanwhile is kept and done again by apps/web/src/early.ts. */
  var kept = []
  function keep(event) {
    var control = event.target.closest && event.target.closest(event.type === 'click' ? '#app button' : '#app select')
    if (control && kept.indexOf(control) < 0) kept.push(control)
  }
  document.addEventListener('click', keep, true)
  document.addEventListener('change', keep, true)
  window.khueEarly = function () {
    document.removeEventListener('click', keep, true)
    document.removeEventListener('change', keep, true)
    return kept
  }
})()
