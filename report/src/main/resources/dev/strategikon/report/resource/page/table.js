// Tables: headings sort, the filter hides rows, and a row points at its line.

// A cell's number, where it begins with one; else its text.
function cellValue(row, column) {
  var text = row.cells[column].textContent.trim();
  var number = parseFloat(text);
  return isNaN(number) ? text : number;
}

function sortRows(table) {
  var column = Number(table.dataset.column || -1);
  if (column < 0) {
    return;
  }
  var descending = table.dataset.order === 'descending';
  var body = table.tBodies[0];
  Array.from(body.rows)
    .sort(function (a, b) {
      var x = cellValue(a, column);
      var y = cellValue(b, column);
      var order = typeof x === typeof y ? (x < y ? -1 : x > y ? 1 : 0) : typeof x === 'number' ? -1 : 1;
      return descending ? -order : order;
    })
    .forEach(function (row) { body.appendChild(row); });
}

function makeSortable(table) {
  Array.from(table.tHead.rows[0].cells).forEach(function (heading, column) {
    // A button is reached with the keyboard and says what it is.
    var button = document.createElement('button');
    button.type = 'button';
    button.textContent = heading.textContent;
    heading.textContent = '';
    heading.appendChild(button);
    button.addEventListener('click', function () {
      var descending = heading.getAttribute('aria-sort') === 'ascending';
      Array.from(table.tHead.rows[0].cells).forEach(function (other) {
        other.removeAttribute('aria-sort');
      });
      heading.setAttribute('aria-sort', descending ? 'descending' : 'ascending');
      table.dataset.column = column;
      table.dataset.order = descending ? 'descending' : 'ascending';
      sortRows(table);
    });
  });
}

function drawTables() {
  var shown = {};
  data.series.forEach(function (s) { shown[s.label] = showsFacets(s.facets); });
  document.querySelectorAll('tbody tr[data-series]').forEach(function (row) {
    row.hidden = shown[row.dataset.series] === false;
  });
  document.querySelectorAll('table.sortable').forEach(sortRows);
}

function nameOfSeries(label) {
  var theme = themeFor(1000, false);
  var series = visibleSeries(data, theme);
  var one = series.filter(function (s) { return s.label === label; })[0];
  return one ? lineName(one, series, theme) : null;
}

document.querySelectorAll('table.sortable').forEach(function (table) {
  makeSortable(table);
  table.addEventListener('mouseover', function (event) {
    var row = event.target.closest('tr[data-series]');
    point(row ? nameOfSeries(row.dataset.series) : null);
  });
  table.addEventListener('mouseleave', function () { point(null); });
});
