// Works on a draft in a real VS Code as a reporter does, and says what was seen.
// usage: node test.cjs DOSSIER SETTINGS SHOTS      with VSCODE_URL, and playwright-core on NODE_PATH
const assert = require('node:assert/strict');
const fs = require('node:fs');
const { open } = require('./workbench.cjs');

const [dossier, settings, shots] = process.argv.slice(2);

/** Where a text is in an article, as the status bar counts. */
function place(article, text) {
  const lines = fs.readFileSync(`${dossier}/${article}`, 'utf8').split('\n');
  const line = lines.findIndex((each) => each.includes(text));
  assert.ok(line >= 0, `not in ${article}: ${text}`);
  return [line + 1, lines[line].indexOf(text) + 1];
}

async function main() {
  const code = await open(process.env.VSCODE_URL, dossier, shots);
  let passed = 0;
  let failed = 0;
  async function test(name, run) {
    try {
      const seen = await run();
      passed += 1;
      console.log('ok  ', name, seen === undefined ? '' : `– ${seen.replace(/\s*\n\s*/g, ' / ')}`);
    } catch (error) {
      failed += 1;
      console.log('FAIL', name, '–', String(error).split('\n').slice(0, 12).join('\n     '));
      await code.shot(`failed-${failed}.png`);
    }
    await code.press('Escape');
    await code.press('Escape');
  }
  /** Puts the cursor on a word of the draft. */
  async function draftAt(word) {
    await code.openFile('brouillon.md');
    await code.goTo(...place('brouillon.md', word));
  }
  const flagged = async () => (await code.problems()).find((row) => row.includes('unsourced-claim'));

  await test('open the draft', () => code.openFile('brouillon.md'));
  await test('a sentence without its source is flagged', async () => {
    await code.waitFor('a squiggle', async () => (await code.squiggles()) > 0);
    const row = await code.waitFor('a finding in the Problems panel', flagged);
    await code.shot('1-finding.png');
    return row;
  });
  await test('hover shows the card of a name', async () => {
    await draftAt('Kervadec');
    const card = await code.hover();
    await code.shot('2-card.png');
    assert.match(card, /Nolwenn Kervadec/);
    return card;
  });
  await test('definition goes to the full name in the other article', async () => {
    await draftAt('Kervadec');
    await code.press('F12');
    await code.waitFor('the other article', async () => (await code.tab()) === 'depeche.txt');
    return code.cursorAt(...place('depeche.txt', 'Nolwenn Kervadec'));
  });
  await test('references reach another spelling in the other article', async () => {
    await draftAt('Shmakov');
    const rows = await code.references();
    await code.shot('3-references.png');
    assert.ok(rows.some((row) => row.includes('depeche.txt')) && rows.some((row) => row.includes('brouillon.md')), rows.join(' | '));
    return rows.join(' | ');
  });
  await test("the quick fix writes the other article's source, and the finding goes", async () => {
    await draftAt('premiers visiteurs');
    const offered = await code.quickFix('Vestur');
    await code.waitFor('the source', async () => (await code.text()).includes('naufrage, selon l’agence islandaise Vestur.'));
    await code.waitFor('no finding', async () => !(await flagged()));
    await code.shot('4-fixed.png');
    return offered.join(' | ');
  });
  await test('undo brings the finding back', async () => {
    await code.press('Control+Z');
    return code.waitFor('a finding', flagged);
  });
  await test('a wrong path is said in French, and the server is gone', async () => {
    const before = fs.readFileSync(settings, 'utf8');
    fs.writeFileSync(settings, JSON.stringify({ ...JSON.parse(before), 'sourcier.path': '/nulle/part/sourcier' }));
    await code.waitFor('a notice', async () => (await code.notices()).length > 0);
    await code.waitFor('no finding', async () => !(await flagged()));
    await code.shot('5-wrong-path.png');
    const notices = await code.notices();
    assert.equal(notices.length, 1, notices.join(' | '));
    assert.match(notices[0], /n’est pas un programme/);
    fs.writeFileSync(settings, before);
    await code.waitFor('a finding', flagged);
    return notices[0];
  });
  await test('the command starts the server again', async () => {
    await code.command('Sourcier: Redémarrer le serveur');
    await code.waitFor('a finding', flagged);
  });
  await code.close();
  console.log(`${passed} passed, ${failed} failed`);
  process.exit(failed === 0 ? 0 : 1);
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
