const save = (name, type, text) => {
  const link = make('a', {href: URL.createObjectURL(new Blob([text], {type})), download: name});
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
};
const savePng = (name, svg) => {
  const image = new Image();
  image.addEventListener('load', () => {
    const canvas = make('canvas', {width: 2 * image.width, height: 2 * image.height});
    canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
    canvas.toBlob(blob => save(name, 'image/png', blob));
  });
  image.src = 'data:image/svg+xml;charset=utf-8,' + encodeURIComponent(svg);
};
const csvCell = value => value === null ? '' : typeof value === 'string' && /[",\r\n]/.test(value) ? '"' + value.replace(/"/g, '""') + '"' : String(value);
const csv = table => [table.columns, ...table.rows].map(row => row.map(csvCell).join(',')).join('\r\n') + '\r\n';

/** Tables are sorted by a click on the head of a column: up, down, and as they were. */
const sortable = table => {
  const body = table.tBodies[0];
  const original = [...body.rows];
  const number = text => Number(text.trim().replace(/\u2212/g, '-').replace(/^[<±]\s*/, '').split(/\s/)[0]);
  for (const head of table.tHead.rows[0].cells) {
    const button = make('button', {type: 'button', textContent: head.textContent, title: 'Sort'});
    head.replaceChildren(button);
    button.addEventListener('click', () => {
      const next = {none: 'ascending', ascending: 'descending', descending: 'none'}[head.getAttribute('aria-sort') || 'none'];
      for (const other of table.tHead.rows[0].cells) other.removeAttribute('aria-sort');
      const at = head.cellIndex;
      const key = row => {
        const cell = row.cells[at];
        const text = cell.textContent;
        return head.classList.contains('number') ? number(text || 'x') : text;
      };
      const last = v => v === '' || Number.isNaN(v);
      const sign = next === 'descending' ? -1 : 1;
      const rows = next === 'none' ? original : [...original].sort((a, b) => {
        const [x, y] = [key(a), key(b)];
        if (last(x) || last(y)) return last(x) - last(y);
        return sign * (typeof x === 'number' ? x - y : x.localeCompare(y));
      });
      if (next !== 'none') head.setAttribute('aria-sort', next);
      body.append(...rows);
    });
  }
};

for (const table of document.querySelectorAll('table')) if (table.tBodies[0].rows.length > 1) sortable(table);
for (const element of document.querySelectorAll('figure[data-charts]')) figure(element);
for (const button of document.querySelectorAll('button[data-csv]')) {
  const table = data.tables[Number(button.dataset.csv)];
  button.addEventListener('click', () => save(table.name + '.csv', 'text/csv', csv(table)));
}
for (const button of document.querySelectorAll('button[data-json]')) {
  button.addEventListener('click', () => save('data.json', 'application/json', JSON.stringify(data.tables, null, 1)));
}
for (const button of document.querySelectorAll('.copy')) {
  button.addEventListener('click', async () => {
    const code = button.parentElement.querySelector('code');
    try {
      await navigator.clipboard.writeText(code.textContent);
      button.textContent = 'Copied';
    } catch {
      getSelection().selectAllChildren(code);
      button.textContent = 'Selected: press Ctrl+C';
    }
    setTimeout(() => { button.textContent = 'Copy'; }, 2500);
  });
}
const redraw = () => redraws.forEach(refresh => refresh());
dark.addEventListener('change', redraw);
addEventListener('beforeprint', redraw);
addEventListener('afterprint', redraw);
