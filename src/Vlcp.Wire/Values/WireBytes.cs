using System.Collections;
using System.Runtime.CompilerServices;

namespace Vlcp.Wire;

/// <summary>Immutable bytes that compare by value, so that records which hold them do too. The default value is empty.</summary>
[CollectionBuilder(typeof(WireBytes), nameof(Create))]
public readonly struct WireBytes : IEquatable<WireBytes>, IReadOnlyList<byte>
{
    private readonly byte[]? bytes;

    private WireBytes(byte[] bytes) => this.bytes = bytes;

    /// <summary>No bytes.</summary>
    public static WireBytes Empty => default;

    /// <summary>Number of bytes.</summary>
    public int Length => bytes?.Length ?? 0;

    int IReadOnlyCollection<byte>.Count => Length;

    /// <summary>The bytes.</summary>
    public ReadOnlySpan<byte> Span => bytes;

    /// <summary>The bytes, for asynchronous code.</summary>
    public ReadOnlyMemory<byte> Memory => bytes;

    /// <summary>One byte.</summary>
    public byte this[int index] => Span[index];

    /// <summary>A copy of bytes; this is also what a collection expression makes.</summary>
    public static WireBytes Create(ReadOnlySpan<byte> bytes) => bytes.IsEmpty ? default : new(bytes.ToArray());

    /// <summary>The bytes that hexadecimal digits stand for; blanks, colons and line ends between bytes are ignored.</summary>
    /// <exception cref="FormatException">An odd number of digits, or another character.</exception>
    public static WireBytes Parse(string hex) =>
        new(Convert.FromHexString(string.Concat(hex.Where(c => !char.IsWhiteSpace(c) && c != ':'))));

    /// <summary>A copy of bytes.</summary>
    public static implicit operator WireBytes(byte[] bytes) => Create(bytes);

    /// <summary>A copy of bytes.</summary>
    public static implicit operator WireBytes(ReadOnlySpan<byte> bytes) => Create(bytes);

    /// <summary>The bytes.</summary>
    public static implicit operator ReadOnlySpan<byte>(WireBytes bytes) => bytes.Span;

    /// <summary>Equal bytes.</summary>
    public static bool operator ==(WireBytes left, WireBytes right) => left.Equals(right);

    /// <summary>Different bytes.</summary>
    public static bool operator !=(WireBytes left, WireBytes right) => !left.Equals(right);

    /// <summary>A copy of the bytes.</summary>
    public byte[] ToArray() => Span.ToArray();

    /// <inheritdoc/>
    public bool Equals(WireBytes other) => Span.SequenceEqual(other.Span);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is WireBytes other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.AddBytes(Span);
        return hash.ToHashCode();
    }

    /// <summary>Lower-case hexadecimal digits without separators.</summary>
    public override string ToString() => Convert.ToHexStringLower(Span);

    /// <summary>Enumerates the bytes.</summary>
    public IEnumerator<byte> GetEnumerator() => ((IEnumerable<byte>)(bytes ?? [])).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
