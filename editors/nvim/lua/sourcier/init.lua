--- Starts the sourcier language server for articles and attaches it to their buffers. Neovim 0.7 and later.
--- What the server sends is shown by Neovim's own client: nothing here draws, maps keys or reads articles.
local M = {}

local uv = vim.uv or vim.loop

--- What `setup` was given, over the defaults. Fields other than `filetypes` and `root_markers` go to Neovim's client.
M.config = {
  name = 'sourcier',
  cmd = { 'sourcier', 'lsp' },
  filetypes = { 'text', 'markdown' },
  root_markers = { 'sourcier.toml', '.git' },
}

--- The dossier of an article: the nearest folder above it that holds a marker, else the article's own folder.
--- The search stops below the home folder: a `.git` there is somebody's settings, not a dossier.
local function root_of(path)
  local own = vim.fn.fnamemodify(path, ':p:h')
  local home, dir = uv.os_homedir(), own
  while dir ~= home do
    for _, marker in ipairs(M.config.root_markers) do
      if uv.fs_stat(dir .. '/' .. marker) then return dir end
    end
    local parent = vim.fn.fnamemodify(dir, ':h')
    if parent == dir then break end
    dir = parent
  end
  return own
end

--- Neovim 0.7 has no `vim.lsp.start`, which finds the running client of a root: root → client id.
local clients = {}

local function start(config, bufnr)
  if vim.lsp.start then
    vim.lsp.start(config, { bufnr = bufnr })
    return
  end
  local id = clients[config.root_dir]
  local client = id and vim.lsp.get_client_by_id(id)
  if not client or client.is_stopped() then
    id = vim.lsp.start_client(config)
    clients[config.root_dir] = id
  end
  if id then vim.lsp.buf_attach_client(bufnr, id) end
end

local missing_said = false

--- Attaches the server to a buffer if it holds an article: an ordinary file of one of the filetypes.
function M.attach(bufnr)
  local name = vim.api.nvim_buf_get_name(bufnr)
  if vim.bo[bufnr].buftype ~= '' or name == '' or name:find('^%a[%w+.-]+://') then return end
  if vim.fn.executable(M.config.cmd[1]) == 0 then
    if not missing_said then
      missing_said = true
      vim.notify(
        ('sourcier : le programme « %s » est introuvable. Installez-le ou donnez son chemin'):format(M.config.cmd[1])
          .. " à require('sourcier').setup{ cmd = … } ; détails : :checkhealth sourcier",
        vim.log.levels.ERROR
      )
    end
    return
  end
  local config = {}
  for key, value in pairs(M.config) do
    if key ~= 'filetypes' and key ~= 'root_markers' then config[key] = value end
  end
  config.root_dir = root_of(name)
  config.workspace_folders = { { uri = vim.uri_from_fname(config.root_dir), name = config.root_dir } }
  start(config, bufnr)
end

--- Starts the server for every article opened from now on, and for those open already.
function M.setup(opts)
  M.config = vim.tbl_extend('force', M.config, opts or {})
  missing_said = false
  vim.api.nvim_create_autocmd('FileType', {
    group = vim.api.nvim_create_augroup('sourcier', { clear = true }),
    pattern = M.config.filetypes,
    callback = function(event) M.attach(event.buf) end,
  })
  for _, bufnr in ipairs(vim.api.nvim_list_bufs()) do
    if vim.api.nvim_buf_is_loaded(bufnr) and vim.tbl_contains(M.config.filetypes, vim.bo[bufnr].filetype) then
      M.attach(bufnr)
    end
  end
end

return M
