using System.Text;

namespace Vlcp.Storage;

/// <summary>What every engine accepts. Checked before anything is written.</summary>
public static class StoreLimits
{
    /// <summary>Longest key, in bytes of UTF-8.</summary>
    public const int MaxKeyBytes = 4096;

    /// <summary>Largest value, in bytes. An engine may allow less (<see cref="StoreLimitException"/> says so).</summary>
    public const int MaxValueBytes = 16 * 1024 * 1024;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Refuses a key that is empty, longer than <see cref="MaxKeyBytes"/>, or not valid UTF-16.</summary>
    /// <exception cref="StoreLimitException">The key can't be stored.</exception>
    public static void CheckKey(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (key.Length == 0)
        {
            throw new StoreLimitException("A key must not be empty.");
        }

        try
        {
            if (StrictUtf8.GetByteCount(key) > MaxKeyBytes)
            {
                throw new StoreLimitException($"The key '{key[..64]}...' is longer than {MaxKeyBytes} bytes.");
            }
        }
        catch (EncoderFallbackException)
        {
            throw new StoreLimitException($"The key '{key}' contains half a surrogate pair and has no UTF-8 form.");
        }
    }

    /// <summary>Refuses a write whose key or value is outside of the limits.</summary>
    /// <param name="write">The write.</param>
    /// <param name="maxValueBytes">The engine's limit for values.</param>
    /// <exception cref="StoreLimitException">The write can't be stored.</exception>
    public static void Check(StoreWrite write, int maxValueBytes = MaxValueBytes)
    {
        CheckKey(write.Key);
        if (write.Value is { } value && value.Length > maxValueBytes)
        {
            throw new StoreLimitException($"The value of '{write.Key}' has {value.Length} bytes; at most {maxValueBytes} are allowed.");
        }
    }
}
