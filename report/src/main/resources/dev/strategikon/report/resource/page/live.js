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

// Written only when it says something new: a screen reader reads it out.
function say(text) {
  var place = document.getElementById('state');
  if (place.textContent !== text) {
    place.textContent = text;
  }
}

function ask(url, version, state) {
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
      if (news) {
        show(news);
        version = news.version;
        state = news.state;
      }
      say(state);
      if (news) {
        root.dataset.sweep = news.ended ? 'ended' : 'running';
      }
    })
    .catch(function (failure) {
      say(failure instanceof TypeError
        ? 'No answer from strategikon watch; this is what was last seen.'
        : String(failure.message));
    })
    .then(function () {
      setTimeout(function () { ask(url, version, state); }, MILLISECONDS_BETWEEN_QUESTIONS);
    });
}
