// The page: draws the figures, follows light and dark, sorts the table.
(function () {
  'use strict';
  var data = JSON.parse(document.getElementById('data').textContent);
  var root = document.documentElement;
  var preference = window.matchMedia('(prefers-color-scheme: dark)');
  var chosen = null;
  var charts = {};

  function draw(printing) {
    var dark = !printing && (chosen === null ? preference.matches : chosen);
    root.dataset.theme = dark ? 'dark' : 'light';
    Object.keys(FIGURES).forEach(function (name) {
      var element = document.getElementById(name);
      element.style.height = name === 'sign' ? signHeight(data) + 'px' : '';
      var width = printing ? 700 : element.clientWidth;
      var chart = charts[name] || echarts.init(element, null, { renderer: 'svg' });
      charts[name] = chart;
      chart.resize({ width: width });
      chart.setOption(FIGURES[name](data, { dark: dark, file: false, width: width }), true);
    });
  }

  document.getElementById('theme').addEventListener('click', function () {
    chosen = root.dataset.theme !== 'dark';
    draw(false);
  });
  preference.addEventListener('change', function () { draw(false); });
  window.addEventListener('beforeprint', function () { draw(true); });
  window.addEventListener('afterprint', function () { draw(false); });
  var waiting;
  window.addEventListener('resize', function () {
    clearTimeout(waiting);
    waiting = setTimeout(function () { draw(false); }, 100);
  });

  // A cell's number, where it begins with one; else its text.
  function value(row, column) {
    var text = row.cells[column].textContent.trim();
    var number = parseFloat(text);
    return isNaN(number) ? text : number;
  }

  document.querySelectorAll('#results thead th').forEach(function (heading, column) {
    heading.addEventListener('click', function () {
      var body = document.querySelector('#results tbody');
      var descending = heading.getAttribute('aria-sort') === 'ascending';
      document.querySelectorAll('#results thead th').forEach(function (other) {
        other.removeAttribute('aria-sort');
      });
      heading.setAttribute('aria-sort', descending ? 'descending' : 'ascending');
      Array.from(body.rows)
        .sort(function (a, b) {
          var x = value(a, column);
          var y = value(b, column);
          var order = typeof x === typeof y ? (x < y ? -1 : x > y ? 1 : 0) : typeof x === 'number' ? -1 : 1;
          return descending ? -order : order;
        })
        .forEach(function (row) { body.appendChild(row); });
    });
  });

  draw(false);
})();
