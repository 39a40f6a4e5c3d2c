-- Put before every other script. KEYS[1] is the hash that describes the store.

-- The store's description; a store that does not exist yet is an empty one. Data of somebody else is an error, the second value.
local function open()
    local fields = redis.call('HMGET', KEYS[1], 'format', 'version', 'id', 'revision', 'timestamp')
    if not fields[1] then
        if redis.call('DBSIZE') > 0 then
            return nil, redis.error_reply('VLCPFOREIGN the database holds data of another application')
        end
        return {exists = false, id = '', revision = 0, timestamp = 0}
    end
    if fields[1] ~= 'vlcp-store' then
        return nil, redis.error_reply('VLCPFOREIGN the database holds data of another application')
    end
    if tonumber(fields[2]) > 1 then
        return nil, redis.error_reply('VLCPVERSION ' .. fields[2])
    end
    return {exists = true, id = fields[3], revision = tonumber(fields[4]), timestamp = tonumber(fields[5])}
end

local function create(store, id)
    redis.call('HSET', KEYS[1], 'format', 'vlcp-store', 'version', '1', 'id', id, 'revision', '0', 'timestamp', '0')
    store.exists = true
    store.id = id
end

-- Lua would write large numbers with an exponent.
local function whole(number)
    return string.format('%.0f', number)
end

-- Writes a commit into the log and tells it. The names are "LENGTH:KEY" each.
local function conclude(log, channel, revision, timestamp, transaction, names)
    redis.call('HSET', KEYS[1], 'revision', revision, 'timestamp', timestamp)
    local packed = table.concat(names)
    -- The log holds ten thousand commits, fewer when they are large.
    local kept = math.max(64, math.min(10000, math.floor(1000000 / #names)))
    redis.call('XADD', log, 'MAXLEN', '~', kept, revision .. '-0', 'i', transaction, 't', timestamp, 'k', packed)
    redis.call('PUBLISH', channel, revision .. ' ' .. transaction .. ' ' .. packed)
end

local function now()
    local time = redis.call('TIME')
    return tonumber(time[1]) * 1000000 + tonumber(time[2])
end
