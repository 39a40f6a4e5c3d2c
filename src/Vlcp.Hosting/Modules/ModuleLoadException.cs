namespace Vlcp.Hosting.Modules;

/// <summary>A module could not be loaded.</summary>
/// <param name="module">Its service name.</param>
/// <param name="message">Why.</param>
/// <param name="innerException">The cause.</param>
public sealed class ModuleLoadException(string module, string message, Exception? innerException = null) : Exception(message, innerException)
{
    /// <summary>Service name of the module.</summary>
    public string Module { get; } = module;
}
