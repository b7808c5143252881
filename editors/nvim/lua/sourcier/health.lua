--- `:checkhealth sourcier`: is the program there, does it run, which articles does it serve.
local M = {}

-- Neovim 0.10 shortened the names of the report functions.
local health = vim.health or require('health')
local section = health.start or health.report_start
local ok = health.ok or health.report_ok
local warn = health.warn or health.report_warn
local fail = health.error or health.report_error

local function version_of(program)
  local lines = vim.fn.systemlist({ program, '--version' })
  return vim.v.shell_error == 0 and lines[1] or nil
end

--- The sourcier clients that are running, as Neovim before and after 0.10 lists them.
local function running(name)
  local all = vim.lsp.get_clients and vim.lsp.get_clients() or vim.lsp.get_active_clients()
  return vim.tbl_filter(function(client) return client.name == name end, all)
end

--- Writes the report.
function M.check()
  section('sourcier')
  local config = require('sourcier').config
  local program = config.cmd[1]
  if vim.fn.executable(program) == 0 then
    fail(('Le programme « %s » est introuvable.'):format(program), {
      'Installez sourcier et mettez-le dans le PATH,',
      "ou donnez son chemin : require('sourcier').setup{ cmd = { '/chemin/de/sourcier', 'lsp' } }",
    })
  else
    local version = version_of(program)
    if version then
      ok(('%s (%s)'):format(version, vim.fn.exepath(program)))
    else
      fail(('« %s --version » a échoué.'):format(program))
    end
  end
  if vim.fn.exists('#sourcier#FileType') == 0 then
    warn("require('sourcier').setup() n'a pas été appelé : aucun article n'est suivi.")
  else
    ok('Types de fichiers suivis : ' .. table.concat(config.filetypes, ', '))
  end
  for _, client in ipairs(running(config.name)) do
    ok(('Serveur en marche pour %s'):format(client.config.root_dir))
  end
end

return M
