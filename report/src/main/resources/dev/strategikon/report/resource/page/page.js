// Puts it all together.

function drawFiles() {
  var list = document.getElementById('files');
  list.textContent = '';
  filesOf(data).forEach(function (file) {
    var item = document.createElement('li');
    item.appendChild(document.createTextNode(file.title + ' '));
    ['pdf', 'svg', 'png'].forEach(function (format) {
      var link = document.createElement('a');
      link.href = 'figures/' + encodeURIComponent(file.name) + '.' + format;
      link.textContent = format.toUpperCase();
      link.setAttribute('aria-label', file.title + ' as ' + format.toUpperCase());
      item.appendChild(link);
      item.appendChild(document.createTextNode(' '));
    });
    list.appendChild(item);
  });
}

function redraw() {
  drawFilter();
  drawShown();
  drawChoices();
  drawCaptions();
  drawCharts(false);
  drawLegend(false);
  drawTables();
  drawFiles();
}

document.getElementById('theme').addEventListener('click', function () {
  chosenDark = root.dataset.theme !== 'dark';
  redraw();
});
document.getElementById('reset').addEventListener('click', function () {
  view.hidden = {};
  view.find = '';
  view.pinned = {};
  redraw();
  document.querySelector('#filter summary').focus();
});
document.getElementById('by-epoch').addEventListener('change', function (event) {
  view.byEpoch = event.target.checked;
  redraw();
});
document.getElementById('panels').addEventListener('change', function (event) {
  view.panels = event.target.checked ? 'many' : 'one';
  redraw();
});
document.getElementById('grid').addEventListener('change', function (event) {
  view.grid = Number(event.target.value);
  redraw();
});
document.getElementById('audit').addEventListener('change', function (event) {
  view.audit = event.target.value;
  redraw();
});
preference.addEventListener('change', function () { redraw(); });
window.addEventListener('beforeprint', function () {
  drawCharts(true);
  drawLegend(true);
});
window.addEventListener('afterprint', function () { redraw(); });
var waiting;
var lastWidth = window.innerWidth;
window.addEventListener('resize', function () {
  // A phone's address bar changes the height alone.
  if (window.innerWidth !== lastWidth) {
    lastWidth = window.innerWidth;
    clearTimeout(waiting);
    waiting = setTimeout(function () { redraw(); }, 100);
  }
});

redraw();
if (root.dataset.live) {
  ask(root.dataset.live, root.dataset.version, '');
}
