using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Vlcp.ObjectDb;

/// <summary>An attribute with typed access, so that values are neither boxed nor looked up.</summary>
internal sealed class TypedObjectAttribute<TObject, TValue> : ObjectAttribute
    where TObject : DataObject
{
    private readonly Func<TObject, TValue> _get;
    private readonly Action<TObject, TValue> _set;
    private readonly JsonTypeInfo<TValue> _json = (JsonTypeInfo<TValue>)ObjectJson.Options.GetTypeInfo(typeof(TValue));

    public TypedObjectAttribute(PropertyInfo property, string name, int? keyPosition)
        : base(property.Name, name, keyPosition)
    {
        _get = property.GetMethod!.CreateDelegate<Func<TObject, TValue>>();
        _set = property.SetMethod!.CreateDelegate<Action<TObject, TValue>>();
    }

    public override Type ValueType => typeof(TValue);

    public override object? Get(DataObject target) => _get((TObject)target);

    internal override void Write(Utf8JsonWriter writer, DataObject target)
    {
        var value = _get((TObject)target);
        if (value is not null)
        {
            writer.WritePropertyName(EncodedName);
            JsonSerializer.Serialize(writer, value, _json);
        }
    }

    internal override void Read(ref Utf8JsonReader reader, DataObject target)
    {
        // A null leaves what the class's constructor has set, as an absent attribute does.
        if (JsonSerializer.Deserialize(ref reader, _json) is { } value)
        {
            _set((TObject)target, value);
        }
    }

    internal override void SetFromKey(DataObject target, string text) =>
        _set((TObject)target, (TValue)Convert.ChangeType(text, typeof(TValue), CultureInfo.InvariantCulture));
}
