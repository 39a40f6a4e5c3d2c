namespace Vlcp.ObjectDb;

/// <summary>The objects of this class are removed in the same transaction as their owner, whichever process deletes it.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class OwnedByAttribute : Attribute
{
    /// <summary>The owner is what a reference points to.</summary>
    /// <param name="property">CLR name of a property of type StrongRef or WeakRef; no owner while it is null.</param>
    public OwnedByAttribute(string property) => Property = property;

    /// <summary>The owner is the object of a class that has this object's property as its only index value.</summary>
    /// <param name="owner">Class of the owner.</param>
    /// <param name="property">CLR name of the property that holds the owner's index value.</param>
    public OwnedByAttribute(Type owner, string property)
    {
        Owner = owner;
        Property = property;
    }

    /// <summary>Class of the owner, or null when the property is a reference.</summary>
    public Type? Owner { get; }

    /// <summary>CLR name of the property.</summary>
    public string Property { get; }
}
