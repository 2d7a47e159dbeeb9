/* A page that came from the server is there before the app is: what is pressed or chosen meanwhile is kept and done again by apps/web/src/early.ts. */
;(function () {
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
