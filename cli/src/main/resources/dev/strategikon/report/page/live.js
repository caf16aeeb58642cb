// On a page that is served while a sweep runs: asks for new data, and shows it without touching
// what the reader has chosen.

var MILLISECONDS_BETWEEN_QUESTIONS = 1500;

function show(news) {
  Object.keys(news.parts).forEach(function (id) {
    document.getElementById(id).innerHTML = news.parts[id];
  });
  data = news.data;
  redraw();
}

function ask(url, version) {
  fetch(url + '?version=' + encodeURIComponent(version), { cache: 'no-store' })
    .then(function (answer) {
      if (answer.status === 204) {
        return null;
      }
      if (!answer.ok) {
        return answer.text().then(function (text) { throw new Error(text); });
      }
      return answer.json();
    })
    .then(function (news) {
      document.getElementById('state').textContent = '';
      if (news) {
        show(news);
        version = news.version;
        document.getElementById('state').textContent = news.state;
        root.dataset.sweep = news.ended ? 'ended' : 'running';
      }
    })
    .catch(function (failure) {
      document.getElementById('state').textContent = failure instanceof TypeError
        ? 'No answer from strategikon watch; this is what was last seen.'
        : String(failure.message);
    })
    .then(function () {
      setTimeout(function () { ask(url, version); }, MILLISECONDS_BETWEEN_QUESTIONS);
    });
}
