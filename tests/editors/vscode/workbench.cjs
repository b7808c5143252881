// Drives a VS Code workbench as a person would, by keyboard and by what is on the screen.
const { chromium } = require('playwright-core');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');

const EDITOR = '.editor-instance .monaco-editor';

/** Opens a folder in the workbench at `url`; `shots` is where pictures go. */
async function open(url, folder, shots) {
  fs.mkdirSync(shots, { recursive: true });
  const profile = fs.mkdtempSync(path.join(os.tmpdir(), 'chromium-'));
  const browser = await chromium.launchPersistentContext(profile, {
    executablePath: '/usr/bin/chromium',
    headless: true,
    viewport: { width: 1280, height: 1000 },
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
      '--disable-component-update', '--disable-sync'],
  });
  const page = browser.pages()[0] ?? (await browser.newPage());
  page.setDefaultTimeout(30_000);
  const local = ['127.0.0.1', 'localhost'];
  await browser.route((to) => to.protocol.startsWith('http') && !local.includes(to.hostname), (route) => route.abort());
  await page.goto(`${url}/?folder=${encodeURIComponent(folder)}`);
  await page.locator('.explorer-viewlet .monaco-list-row').first().waitFor({ timeout: 60_000 });

  await page.keyboard.press('Control+Shift+M');
  await page.locator('.markers-panel').waitFor();

  const press = (keys) => page.keyboard.press(keys);
  const cursorAt = (line, column) => waitFor(`the cursor at ${line}:${column}`, async () => {
    const shown = await page.locator('[id="status.editor.selection"]').innerText();
    return shown === `Ln ${line}, Col ${column}` && shown;
  });
  const squiggles = () => page.locator(`${EDITOR} [class*="squiggly-"]`).count();

  /** Waits until `ask` answers something true, and returns it. */
  async function waitFor(what, ask) {
    for (const end = Date.now() + 30_000; Date.now() < end; await page.waitForTimeout(50)) {
      const seen = await ask();
      if (seen) return seen;
    }
    throw new Error(`never seen: ${what}`);
  }

  /** Quick Open: a file name, `:line:column`, or `>` and a command. */
  async function quickOpen(text) {
    await press('Control+P');
    await page.locator('.quick-input-widget:visible .quick-input-box input').first().fill(text);
    const chosen = page.locator('.quick-input-list .monaco-list-row.focused');
    await (text.startsWith(':') ? chosen : chosen.filter({ hasText: text.replace(/^>/, '') })).waitFor();
    await press('Enter');
    await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
  }

  return {
    press, squiggles, waitFor,
    cursorAt,
    command: (title) => quickOpen(`>${title}`),
    tab: () => page.locator('.tab.active').first().getAttribute('data-resource-name'),
    text: async () => (await page.locator(`${EDITOR} .view-line`).allInnerTexts()).join(' ').replace(/\s+/g, ' '),
    notices: () => page.locator('.notification-toast').allInnerTexts(),
    shot: (name) => page.screenshot({ path: path.join(shots, name) }),

    async openFile(name) {
      await quickOpen(name);
      await page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor();
      await page.locator(`${EDITOR} .view-line`).first().waitFor();
    },

    /** Puts the cursor at a place counted from 1, and waits until keys go there. */
    async goTo(line, column) {
      await quickOpen(`:${line}:${column}`);
      await cursorAt(line, column);
      await page.locator(`${EDITOR}.focused`).waitFor();
    },

    /** The card for the word under the cursor. */
    async hover() {
      await press('Control+K');
      await press('Control+I');
      const cards = page.locator('.monaco-hover:visible');
      return waitFor('a card', async () => {
        const text = (await cards.allInnerTexts()).join('\n').trim();
        return /^Loading/.test(text) ? '' : text;
      });
    },

    /** The rows of the Problems panel, which stays open. */
    async problems() {
      const panel = page.locator('.markers-panel');
      const list = panel.locator('.monaco-list-row');
      await waitFor('problems, or none', async () => (await list.count()) > 0 || /No problems/.test(await panel.innerText()));
      return (await list.allInnerTexts()).map((row) => row.replace(/\s+/g, ' ').trim());
    },

    /** The places that « find all references » lists beside the text. */
    async references() {
      await press('Shift+F12');
      const rows = page.locator('.zone-widget .ref-tree .monaco-list-row');
      await rows.first().waitFor();
      return (await rows.allInnerTexts()).map((row) => row.replace(/\s+/g, ' ').trim());
    },

    /** Takes the quick fix whose title matches; returns all that were offered. */
    async quickFix(title) {
      await press('Control+.');
      const rows = page.locator('.action-widget .monaco-list-row.action');
      await rows.first().waitFor();
      const offered = (await rows.allInnerTexts()).map((row) => row.trim());
      await rows.filter({ hasText: title }).first().click();
      return offered;
    },

    async close() {
      await browser.close();
      fs.rmSync(profile, { recursive: true, force: true });
    },
  };
}

module.exports = { open };
