-- Works on a draft in a real Neovim as a reporter does, with Neovim's own commands, and says what was seen.
-- The environment gives DOSSIER (a copy of the fixture), PLUGIN (editors/nvim) and SOURCIER (the program).
vim.o.runtimepath = vim.env.PLUGIN .. ',' .. vim.o.runtimepath

local passed, failed = 0, 0
local function say(...) io.stdout:write(table.concat({ ... }, ' '), '\n') end

local function test(name, run)
  local good, result = pcall(run)
  passed, failed = passed + (good and 1 or 0), failed + (good and 0 or 1)
  say(good and 'ok  ' or '\nFAIL', name, result and '– ' .. tostring(result) or '')
  return good
end

--- Waits until `ask` answers something true, and returns it.
local function wait_for(what, ask)
  local seen
  vim.wait(10000, function()
    seen = ask()
    return seen
  end, 20)
  return seen or error('never seen: ' .. what)
end

local function path_of(name) return vim.env.DOSSIER .. '/' .. name end
local function current() return vim.fn.fnamemodify(vim.api.nvim_buf_get_name(0), ':t') end
local function line_under_cursor() return vim.api.nvim_get_current_line() end

local function draft_at(text)
  vim.cmd('edit ' .. vim.fn.fnameescape(path_of('brouillon.md')))
  vim.api.nvim_win_set_cursor(0, { 1, 0 })
  assert(vim.fn.search(text, 'cW') > 0, 'not in the draft: ' .. text)
end

local function findings(code)
  return vim.tbl_filter(function(d) return d.code == code end, vim.diagnostic.get(0))
end

local function float_text()
  for _, window in ipairs(vim.api.nvim_list_wins()) do
    if vim.api.nvim_win_get_config(window).relative ~= '' then
      return table.concat(vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, false), ' / ')
    end
  end
end

--- Answers the next choice that Neovim offers with the first item that `pattern` finds.
local offered
local function choose(pattern)
  offered = {}
  vim.ui.select = function(items, options, on_choice)
    local picked
    for _, item in ipairs(items) do
      local title = options.format_item(item)
      table.insert(offered, title)
      if not picked and title:find(pattern) then picked = item end
    end
    on_choice(picked)
  end
end

local attached, exit_code
local version = vim.version()
say(('Neovim %d.%d.%d'):format(version.major, version.minor, version.patch))
vim.cmd('filetype on')
vim.cmd('runtime! plugin/**/*.lua')

test('a missing program is said once, in French', function()
  local notices, notify = {}, vim.notify
  vim.notify = function(message) table.insert(notices, message) end
  require('sourcier').setup({ cmd = { 'sourcier-absent', 'lsp' } })
  vim.cmd('edit ' .. vim.fn.fnameescape(path_of('depeche.txt')))
  vim.cmd('edit ' .. vim.fn.fnameescape(path_of('brouillon.md')))
  vim.notify = notify
  assert(#notices == 1 and notices[1]:find('introuvable'), vim.inspect(notices))
  return notices[1]
end)

local function summary()
  say(('%d passed, %d failed'):format(passed, failed))
  vim.cmd(failed > 0 and 'cquit 1' or 'qall!')
end

local started = test('setup attaches the article that is open', function()
  require('sourcier').setup({
    cmd = { vim.env.SOURCIER, 'lsp' },
    on_attach = function(client) attached = client end,
    on_exit = function(code) exit_code = code end,
  })
  wait_for('a client', function() return attached end)
  return ('root %s, positions in %s'):format(
    vim.fn.fnamemodify(attached.config.root_dir, ':t'), tostring(attached.offset_encoding))
end)
if not started then return summary() end

test('a sentence without its source is flagged', function()
  local finding = wait_for('a finding', function() return findings('unsourced-claim')[1] end)
  local line = vim.api.nvim_buf_get_lines(0, finding.lnum, finding.lnum + 1, false)[1]
  assert(line:find('premiers visiteurs'), line)
  return finding.message
end)

test('hover shows the card of a name', function()
  draft_at('Kervadec')
  vim.lsp.buf.hover()
  local card = wait_for('a card', float_text)
  assert(card:find('Nolwenn Kervadec'), card)
  return card
end)

test('hover elsewhere says how the sentence was read', function()
  vim.cmd('silent! only')
  draft_at('islandais')
  vim.lsp.buf.hover()
  local card = wait_for('a card', float_text)
  assert(card:find('Aucune source'), card)
  return card
end)

test('the outline ends with the sources and their sentences', function()
  vim.fn.setqflist({})
  draft_at('cloche')
  vim.lsp.buf.document_symbol()
  local function outline()
    local items = vim.fn.getqflist()
    items = #items > 0 and items or vim.fn.getloclist(0)
    return #items > 0 and vim.tbl_map(function(item) return item.text end, items)
  end
  local texts = wait_for('an outline', outline)
  vim.cmd('silent! cclose | silent! lclose')
  local list = table.concat(texts, ' / ')
  assert(list:find('Sources.*Kervadec.*La cloche de la'), list)
  return list
end)

test('definition goes to the full name in the other article', function()
  draft_at('Kervadec')
  vim.lsp.buf.definition()
  wait_for('the other article', function() return current() == 'depeche.txt' end)
  assert(line_under_cursor():find('Nolwenn Kervadec'), line_under_cursor())
  return ('%s:%d'):format(current(), vim.fn.line('.'))
end)

test('references reach another spelling in the other article', function()
  vim.fn.setqflist({}) -- of the outline
  draft_at('Shmakov')
  vim.lsp.buf.references()
  local list = wait_for('a list', function()
    local items = vim.fn.getqflist()
    return #items > 0 and items
  end)
  local seen = {}
  for _, item in ipairs(list) do
    local text = vim.trim(item.text)
    table.insert(seen, ('%s:%d'):format(vim.fn.fnamemodify(vim.fn.bufname(item.bufnr), ':t'), item.lnum))
    if text:find('Chmakov') then seen.elsewhere = true end
    if text:find('Shmakov') then seen.here = true end
  end
  vim.cmd('cclose')
  assert(seen.elsewhere and seen.here, vim.inspect(seen))
  return table.concat(seen, ' ')
end)

test('the quick fix writes the other article\'s source, and the finding goes', function()
  draft_at('premiers visiteurs')
  choose('Vestur')
  vim.lsp.buf.code_action()
  local function fixed() return vim.fn.search('naufrage, selon l’agence islandaise Vestur\\.', 'cnw') > 0 end
  wait_for('the source in the sentence; offered: ' .. vim.inspect(offered), fixed)
  wait_for('no finding', function() return #findings('unsourced-claim') == 0 end)
  return table.concat(offered, ' | ')
end)

test('undo brings the finding back', function()
  vim.cmd('silent undo')
  return wait_for('a finding', function() return findings('unsourced-claim')[1] end).message
end)

test('checkhealth finds nothing wrong', function()
  vim.cmd('silent checkhealth sourcier')
  local report = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\n')
  assert(report:find('Serveur en marche') and not report:find('ERROR'), report)
  return report:match('sourcier %d[^\n]*')
end)

test('help is found', function()
  vim.cmd('helptags ' .. vim.env.PLUGIN .. '/doc')
  vim.cmd('silent help sourcier-setup')
end)

test('the server leaves in good order', function()
  vim.lsp.stop_client(vim.tbl_map(function(c) return c.id end, { attached }))
  wait_for('the exit', function() return exit_code end)
  assert(exit_code == 0, 'exit code ' .. exit_code)
end)

summary()
