namespace Vlcp.ObjectDb;

/// <summary>Reading through references.</summary>
public static class ReferenceReading
{
    /// <summary>The object that a reference points to, or null when it does not exist.</summary>
    public static T? Get<T>(this IObjectReader reader, StrongRef<T> reference)
        where T : DataObject => reader.Get<T>(reference.Key);

    /// <summary>The object that a reference points to, or null when there is no reference or no object.</summary>
    public static T? Get<T>(this IObjectReader reader, StrongRef<T>? reference)
        where T : DataObject => reference is { } strong ? reader.Get<T>(strong.Key) : null;

    /// <summary>The object that a reference points to, or null when it does not exist.</summary>
    public static T? Get<T>(this IObjectReader reader, WeakRef<T> reference)
        where T : DataObject => reader.Get<T>(reference.Key);

    /// <summary>The object that a reference points to, or null when there is no reference or no object.</summary>
    public static T? Get<T>(this IObjectReader reader, WeakRef<T>? reference)
        where T : DataObject => reference is { } weak ? reader.Get<T>(weak.Key) : null;

    /// <summary>A strong reference to an object.</summary>
    public static StrongRef<T> Strong<T>(this T target)
        where T : DataObject => new(target.Key);

    /// <summary>A weak reference to an object.</summary>
    public static WeakRef<T> Weak<T>(this T target)
        where T : DataObject => new(target.Key);
}
