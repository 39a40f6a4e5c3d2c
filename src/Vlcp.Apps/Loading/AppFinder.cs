using System.Reflection;
using System.Runtime.Loader;
using Vlcp.Apps.Running;

namespace Vlcp.Apps.Loading;

/// <summary>Finds the classes of apps that a user names: a bundled app, an assembly, or a C# file that is compiled on the fly.</summary>
public static class AppFinder
{
    /// <summary>Finds apps.</summary>
    /// <param name="names">
    /// Each the name of a bundled app, a path that ends in <c>.dll</c> (all apps of the assembly) or <c>.cs</c> (all apps of the file); or one of
    /// these paths, a colon and the name of one app or its class.
    /// </param>
    /// <exception cref="AppException">There is no such app, or the file can't be loaded or compiled.</exception>
    public static IReadOnlyList<Type> Find(IEnumerable<string> names) => [.. names.SelectMany(Find).Distinct()];

    private static IEnumerable<Type> Find(string name)
    {
        var (path, app) = Split(name);
        if (path is null)
        {
            return [BundledApps.All.FirstOrDefault(type => IsNamed(type, name))
                ?? throw new AppException($"'{name}' is no app: name a bundled one ({BundledNames}), an assembly (.dll) or a C# file (.cs)")];
        }
        var assembly = path.EndsWith(".cs", StringComparison.OrdinalIgnoreCase) ? AppCompiler.Compile(path) : Load(path);
        Type[] apps = [.. assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(App)) && !type.IsAbstract).OrderBy(type => type.FullName, StringComparer.Ordinal)];
        if (app is not null)
        {
            apps = [.. apps.Where(type => IsNamed(type, app))];
        }
        return apps.Length > 0
            ? apps
            : throw new AppException(app is null ? $"{path} has no app: no class derives from {nameof(App)}" : $"{path} has no app '{app}'");
    }

    private static string BundledNames => string.Join(", ", BundledApps.All.Select(AppDescription.NameOf).Order(StringComparer.Ordinal));

    private static (string? Path, string? App) Split(string name)
    {
        foreach (var extension in (string[])[".cs", ".dll"])
        {
            if (name.EndsWith(extension, StringComparison.OrdinalIgnoreCase))
            {
                return (name, null);
            }
            var end = name.LastIndexOf(extension + ":", StringComparison.OrdinalIgnoreCase);
            if (end >= 0)
            {
                return (name[..(end + extension.Length)], name[(end + extension.Length + 1)..]);
            }
        }
        return (null, null);
    }

    private static bool IsNamed(Type type, string name) => AppDescription.NameOf(type) == name || type.Name == name || type.FullName == name;

    // Assemblies beside the app's are found through it; those that we have ourselves are shared, or its App would not be ours.
    private static Assembly Load(string path)
    {
        var full = Path.GetFullPath(path);
        if (!File.Exists(full))
        {
            throw new AppException($"{path} can't be loaded: there is no such file");
        }
        try
        {
            return new AppLoadContext(full).LoadFromAssemblyPath(full);
        }
        catch (Exception e) when (e is IOException or BadImageFormatException or InvalidOperationException)
        {
            throw new AppException($"{path} can't be loaded: {e.Message}", e);
        }
    }

    private sealed class AppLoadContext(string path) : AssemblyLoadContext(path)
    {
        private readonly AssemblyDependencyResolver _resolver = new(path);

        protected override Assembly? Load(AssemblyName assemblyName) =>
            Default.Assemblies.Any(known => known.GetName().Name == assemblyName.Name) || IsShared(assemblyName)
                ? null
                : _resolver.ResolveAssemblyToPath(assemblyName) is { } found ? LoadFromAssemblyPath(found) : null;

        private static bool IsShared(AssemblyName name) => File.Exists(System.IO.Path.Combine(AppContext.BaseDirectory, $"{name.Name}.dll"));
    }
}
