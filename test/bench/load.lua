-- Polls for wrk, each for another owner. Arguments: how many owners there are, and which encoding is accepted. Its last
-- line is what came of it, as JSON.
local owners, encoding

function init(args)
  owners, encoding = tonumber(args[1]), args[2]
  math.randomseed(os.time())
end

function request()
  local owner = math.random(owners)
  local headers = {
    ["authorization"] = "Bearer bench-token-" .. owner,
    ["content-type"] = "application/json",
    ["accept-encoding"] = encoding,
  }
  local body = string.format(
    '{"trigger_identity":"bench-identity-%d","triggerFields":{"voice_command":"Find my phone %d"},"user":{"timezone":"Europe/Paris"}}',
    owner, owner)
  return wrk.format("POST", nil, headers, body)
end

function done(summary, latency)
  local errors = summary.errors
  local failed = errors.connect + errors.read + errors.write + errors.status + errors.timeout
  print(string.format('{"perSecond":%.1f,"p50":%.2f,"p99":%.2f,"failed":%d}',
    summary.requests * 1e6 / summary.duration, latency:percentile(50) / 1e3, latency:percentile(99) / 1e3, failed))
end
