-- Commits a transaction. KEYS: store, values, index, log, cancelled transaction, expiry.
-- ARGV: transaction id, id of the store that was read, revision that was read, channel, microseconds that the
-- written keys live or '', number of keys read, the keys, number of
-- ranges read, two arguments a range (first key, key after the last or '' with '-' or '+' before it), then three a write (key, '+' or '-', value).
-- Returns what happened, revision, timestamp.
local store, refusal = open()
if refusal then
    return refusal
end
if redis.call('EXISTS', KEYS[5]) == 1 then
    return {'cancelled'}
end

local at = 7
local keysRead = tonumber(ARGV[6])
local firstKey = at
at = at + keysRead
local rangesRead = tonumber(ARGV[at])
local firstRange = at + 1
at = firstRange + 2 * rangesRead

-- Lua's own order depends on the server's language.
local function before(a, b)
    for i = 1, math.min(#a, #b) do
        local x, y = string.byte(a, i), string.byte(b, i)
        if x ~= y then
            return x < y
        end
    end
    return #a < #b
end

local function wasRead(read, key)
    if read[key] then
        return true
    end
    for i = firstRange, firstRange + 2 * rangesRead - 1, 2 do
        if not before(key, ARGV[i]) and (string.sub(ARGV[i + 1], 1, 1) == '+' or before(key, string.sub(ARGV[i + 1], 2))) then
            return true
        end
    end
    return false
end

-- Nothing that was read may have been changed by the commits since. The log names their keys.
local function hasConflict()
    if keysRead + rangesRead == 0 then
        return false
    end
    local base = tonumber(ARGV[3])
    if ARGV[2] ~= store.id or base > store.revision then
        return true
    end
    if base == store.revision then
        return false
    end
    local entries = redis.call('XRANGE', KEYS[4], whole(base + 1) .. '-0', '+')
    if #entries ~= store.revision - base then
        return true
    end
    local read = {}
    for i = firstKey, firstKey + keysRead - 1 do
        read[ARGV[i]] = true
    end
    for _, entry in ipairs(entries) do
        local names = entry[2][6]
        local from = 1
        while from <= #names do
            local colon = string.find(names, ':', from, true)
            local length = tonumber(string.sub(names, from, colon - 1))
            if wasRead(read, string.sub(names, colon + 1, colon + length)) then
                return true
            end
            from = colon + length + 1
        end
    end
    return false
end

if hasConflict() then
    return {'conflict'}
end

local revision = whole(store.revision + 1)
local timestamp = whole(math.max(now(), store.timestamp + 1))
local names = {}
for i = at, #ARGV, 3 do
    local key = ARGV[i]
    local changed = true
    if ARGV[i + 1] == '+' then
        if not store.exists then
            create(store, ARGV[1])
        end
        if redis.call('HSET', KEYS[2], key, revision .. ARGV[i + 2]) == 1 then
            redis.call('ZADD', KEYS[3], 0, key)
        end
    elseif redis.call('HDEL', KEYS[2], key) == 1 then
        redis.call('ZREM', KEYS[3], key)
    else
        changed = false
    end
    if changed then
        names[#names + 1] = #key .. ':' .. key
    end
end
if #names == 0 then
    return {'same', whole(store.revision), timestamp}
end

if ARGV[5] ~= '' then
    local ends = now() + tonumber(ARGV[5])
    for i = at, #ARGV, 3 do
        redis.call('ZADD', KEYS[6], ends, ARGV[i])
    end
elseif redis.call('EXISTS', KEYS[6]) == 1 then
    for i = at, #ARGV, 3 do
        redis.call('ZREM', KEYS[6], ARGV[i])
    end
end
conclude(KEYS[4], ARGV[4], revision, timestamp, ARGV[1], names)
return {'done', revision, timestamp}
