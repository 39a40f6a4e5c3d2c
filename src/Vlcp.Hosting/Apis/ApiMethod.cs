using System.ComponentModel;
using System.Reflection;

namespace Vlcp.Hosting.Modules;

/// <summary>One API of a module, as its attributes declare it.</summary>
public sealed class ApiMethod
{
    private readonly ParameterInfo[] slots;
    private readonly MethodInvoker invoker;
    private readonly ResultReader resultReader;

    private ApiMethod(MethodInfo method, ApiAttribute attribute)
    {
        slots = method.GetParameters();
        invoker = MethodInvoker.Create(method);
        resultReader = ResultReader.For(method.ReturnType);
        Name = attribute.Name ?? NameOf(method);
        Summary = attribute.Summary;
        Returns = attribute.Returns;
        IsPublic = attribute.Public;
        AcceptsExtraParameters = slots.Any(IsExtra);
        var nullability = new NullabilityInfoContext();
        Parameters = [.. slots.Where(slot => !IsExtra(slot) && slot.ParameterType != typeof(CancellationToken))
            .Select(slot => Describe(slot, nullability))];
        ExtraParameters = [.. method.GetCustomAttributes<ExtraParameterAttribute>()];
    }

    /// <summary>Name in lower case.</summary>
    public string Name { get; }

    /// <summary>What it does.</summary>
    public string Summary { get; }

    /// <summary>What it returns.</summary>
    public string Returns { get; }

    /// <summary>Whether it is offered under the target <c>public</c> too.</summary>
    public bool IsPublic { get; }

    /// <summary>Its named parameters.</summary>
    public IReadOnlyList<ApiParameter> Parameters { get; }

    /// <summary>Whether it takes arguments of any other name.</summary>
    public bool AcceptsExtraParameters { get; }

    /// <summary>What it documents about such arguments.</summary>
    public IReadOnlyList<ExtraParameterAttribute> ExtraParameters { get; }

    internal static IReadOnlyList<ApiMethod> Of(Type type) =>
        [.. type.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .OrderBy(method => method.MetadataToken)
            .Select(method => (method, attribute: method.GetCustomAttribute<ApiAttribute>()))
            .Where(found => found.attribute is not null)
            .Select(found => new ApiMethod(found.method, found.attribute!))];

    /// <summary>Binds the arguments and calls; nothing of the module runs when an argument is refused.</summary>
    internal Task<object?> InvokeAsync(Module module, ApiArguments arguments, CancellationToken cancellationToken)
    {
        var bound = BindAll(arguments, cancellationToken);
        return resultReader.ReadAsync(invoker.Invoke(module, bound.AsSpan()));
    }

    private object?[] BindAll(ApiArguments arguments, CancellationToken cancellationToken)
    {
        RefuseUnknown(arguments);
        var bound = new object?[slots.Length];
        var next = 0;
        for (var index = 0; index < slots.Length; index++)
        {
            bound[index] = slots[index] switch
            {
                var slot when slot.ParameterType == typeof(CancellationToken) => cancellationToken,
                var slot when IsExtra(slot) => ExtrasOf(arguments),
                _ => Bind(Parameters[next++], arguments),
            };
        }

        return bound;
    }

    private static object? Bind(ApiParameter parameter, ApiArguments arguments)
    {
        var value = arguments.At(parameter.Name);
        if (!value.Exists)
        {
            return parameter.IsOptional ? parameter.DefaultValue : throw ApiException.MissingParameter(parameter.Name);
        }

        return ArgumentBinder.Bind(value, parameter.Type, parameter.AcceptsNull, parameter.AcceptsText);
    }

    private void RefuseUnknown(ApiArguments arguments)
    {
        if (!AcceptsExtraParameters && arguments.FirstOrDefault(given => !IsKnown(given.Key)) is { Key: { } unknown })
        {
            var accepted = Parameters.Count == 0 ? "takes no parameters" : $"takes {string.Join(", ", Parameters.Select(known => known.Name))}";
            throw new ApiException(ApiErrorKind.BadParameter, $"Parameter '{unknown}' is not known: {Name} {accepted}", unknown, arguments[unknown]);
        }
    }

    private ApiArguments ExtrasOf(ApiArguments arguments)
    {
        var extras = new ApiArguments();
        foreach (var (name, value) in arguments.Where(given => !IsKnown(given.Key)))
        {
            extras.Add(name, value);
        }

        return extras;
    }

    private bool IsKnown(string name) => Parameters.Any(parameter => parameter.Name == name);

    private static bool IsExtra(ParameterInfo slot) => slot.IsDefined(typeof(ExtraParametersAttribute));

    private static ApiParameter Describe(ParameterInfo slot, NullabilityInfoContext nullability) => new(
        slot.Name!,
        slot.ParameterType,
        slot.GetCustomAttribute<DescriptionAttribute>()?.Description ?? "",
        slot.HasDefaultValue,
        slot.HasDefaultValue ? slot.DefaultValue : null,
        slot.IsDefined(typeof(AcceptTextAttribute)),
        nullability.Create(slot).WriteState == NullabilityState.Nullable);

    private static string NameOf(MethodInfo method) =>
        (method.Name.EndsWith("Async", StringComparison.Ordinal) ? method.Name[..^"Async".Length] : method.Name).ToLowerInvariant();
}
