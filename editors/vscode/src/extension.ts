/** Starts the sourcier language server for articles. What it sends is shown by VS Code itself. */

import * as fs from 'node:fs';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { LanguageClient } from 'vscode-languageclient/node';

const NAME = process.platform === 'win32' ? 'sourcier.exe' : 'sourcier';
const SETTINGS = 'Ouvrir les réglages';

let client: LanguageClient | undefined;

/** Starts and stops run one after the other, in the order asked for. */
let last: Promise<void> = Promise.resolve();

export function activate(context: vscode.ExtensionContext): Promise<void> {
  const restart = () => (last = last.then(stop).then(() => start(context)));
  context.subscriptions.push(
    vscode.commands.registerCommand('sourcier.restart', restart),
    vscode.workspace.onDidChangeConfiguration((change) => {
      // Not at once: the client tells its server of the same change, and complains if that is gone.
      if (change.affectsConfiguration('sourcier.path')) setTimeout(restart, 100);
    }),
  );
  return restart();
}

export function deactivate(): Promise<void> {
  return (last = last.then(stop));
}

async function start(context: vscode.ExtensionContext): Promise<void> {
  const wanted = vscode.workspace.getConfiguration('sourcier').get<string>('path', '').trim();
  const command = findProgram(wanted, context.asAbsolutePath('server'));
  if (command === undefined) {
    void complain(
      wanted === ''
        ? 'le programme « sourcier » est introuvable dans le PATH. Installez-le, ou donnez son chemin dans le réglage « sourcier.path ».'
        : `le réglage « sourcier.path » désigne « ${wanted} », qui n’est pas un programme.`,
    );
    return;
  }
  // No `transport`: stdio is what the client does without it.
  client = new LanguageClient(
    'sourcier',
    'Sourcier',
    { command, args: ['lsp'] },
    {
      documentSelector: ['file', 'untitled'].flatMap((scheme) =>
        ['plaintext', 'markdown'].map((language) => ({ scheme, language })),
      ),
    },
  );
  try {
    await client.start();
  } catch (error) {
    client = undefined;
    void complain(`le serveur « ${command} » n’a pas démarré : ${error instanceof Error ? error.message : String(error)}`);
  }
}

async function stop(): Promise<void> {
  const stopping = client;
  client = undefined;
  await stopping?.dispose();
}

/** The program that the setting names, else the one beside the extension, else the first of the PATH. */
function findProgram(wanted: string, bundled: string): string | undefined {
  if (path.isAbsolute(wanted)) return isProgram(wanted) ? wanted : undefined;
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  const places = wanted === '' ? [bundled, ...folders] : folders;
  return places.map((folder) => path.join(folder, wanted || NAME)).find(isProgram);
}

function isProgram(file: string): boolean {
  try {
    fs.accessSync(file, fs.constants.X_OK);
    return fs.statSync(file).isFile();
  } catch {
    return false;
  }
}

async function complain(message: string): Promise<void> {
  if ((await vscode.window.showErrorMessage(`Sourcier : ${message}`, SETTINGS)) === SETTINGS) {
    await vscode.commands.executeCommand('workbench.action.openSettings', 'sourcier.path');
  }
}
