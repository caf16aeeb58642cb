// One legend for all lines: pointing at a name brings its lines forward, choosing it keeps them so.

var SHAPES = {
  circle: '<circle cx="17" cy="7" r="3"/>',
  diamond: '<path d="M17 3l4 4-4 4-4-4z"/>',
  triangle: '<path d="M17 3l4 7h-8z"/>',
  rect: '<path d="M14 4h6v6h-6z"/>',
  roundRect: '<rect x="14" y="4" width="6" height="6" rx="2"/>',
  pin: '<path d="M17 11l-3-5a3 3 0 1 1 6 0z"/>',
};

function swatch(style) {
  var dash = style.dash === 'solid' ? '' : style.dash === 'dashed' ? '7 4' : style.dash === 'dotted'
    ? '2 3' : style.dash.join(' ');
  return '<svg width="34" height="14" aria-hidden="true" style="color:' + style.colour + '">' +
    '<path d="M1 7h32" fill="none" stroke="currentColor" stroke-width="' + style.width + '"' +
    (dash ? ' stroke-dasharray="' + dash + '"' : '') + '/>' +
    '<g fill="currentColor">' + (SHAPES[style.symbol] || '') + '</g></svg>';
}

function drawLegend(printing) {
  var theme = themeFor(document.getElementById('accuracy').clientWidth, isDark(printing));
  var entries = legendEntries(data, theme);
  var names = entries.map(function (e) { return e.name; });
  Object.keys(view.pinned).forEach(function (name) {
    if (names.indexOf(name) < 0) {
      delete view.pinned[name];
    }
  });
  var legend = document.getElementById('legend');
  var focused = legend.contains(document.activeElement) ? document.activeElement.dataset.name : null;
  legend.textContent = '';
  entries.forEach(function (entry) {
    var button = document.createElement('button');
    button.type = 'button';
    button.dataset.name = entry.name;
    button.setAttribute('aria-pressed', view.pinned[entry.name] ? 'true' : 'false');
    button.innerHTML = swatch(entry.style);
    button.appendChild(document.createTextNode(entry.name));
    button.addEventListener('click', function () {
      if (view.pinned[entry.name]) {
        delete view.pinned[entry.name];
      } else {
        view.pinned[entry.name] = true;
      }
      redraw();
    });
    button.addEventListener('mouseenter', function () { point(entry.name); });
    button.addEventListener('mouseleave', function () { point(null); });
    button.addEventListener('focus', function () { point(entry.name); });
    button.addEventListener('blur', function () { point(null); });
    legend.appendChild(button);
    if (entry.name === focused) {
      button.focus({ preventScroll: true });
    }
  });
}
