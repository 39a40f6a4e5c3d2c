using Microsoft.Extensions.Logging;
using Vlcp.Hosting.Configuration;

namespace Vlcp.Hosting.Modules;

/// <content>The life of one module: load, fail, unload.</content>
public sealed partial class ModuleLoader
{
    /// <summary>Waits until the module is loaded, loading it if need be, and ties it to the dependent before anything else can
    /// happen to it.</summary>
    private async Task<ModuleInstance> AcquireAsync(ModuleDescriptor descriptor, ModuleInstance? dependent)
    {
        while (true)
        {
            var instance = Find(descriptor.Name) ?? Begin(descriptor);
            if (instance.State == ModuleState.Unloading)
            {
                await instance.Unloading;
                continue;
            }

            await instance.Loading;
            if (instance.State != ModuleState.Loaded)
            {
                continue;
            }

            if (dependent is not null && instance.Dependents.Add(dependent))
            {
                dependent.Dependencies.Add(instance);
            }

            return instance;
        }
    }

    private ModuleInstance Begin(ModuleDescriptor descriptor)
    {
        if (closing)
        {
            throw new ModuleLoadException(descriptor.Name, $"Cannot load module '{descriptor.Name}': the server stops");
        }

        var instance = new ModuleInstance(descriptor, ++order);
        lock (instances)
        {
            instances.Add(descriptor.Name, instance);
        }

        Enter(instance, ModuleState.Loading);
        instance.Loading = RunLoadAsync(instance);
        return instance;
    }

    private async Task RunLoadAsync(ModuleInstance instance)
    {
        var name = instance.Descriptor.Name;
        try
        {
            // All dependencies load at once; the first failure is reported after the others came to rest.
            await Task.WhenAll(instance.Descriptor.Dependencies.Select(dependency => LoadDependencyAsync(instance, dependency)));
            instance.Module = Create(instance);
            await instance.Module.StartModuleAsync(instance.Lifetime);
            Enter(instance, ModuleState.Loaded);
        }
        catch (Exception failure)
        {
            var report = failure as ModuleLoadException ?? new ModuleLoadException(name, $"Cannot load module '{name}': {failure.Message}", failure);
            await DiscardAsync(instance);
            Enter(instance, ModuleState.Failed, report);
            throw report;
        }
    }

    private async Task LoadDependencyAsync(ModuleInstance instance, string dependency)
    {
        var name = instance.Descriptor.Name;
        try
        {
            await AcquireAsync(Catalog.Get(dependency, Configuration), instance);
        }
        catch (Exception failure)
        {
            throw new ModuleLoadException(name, $"Cannot load module '{name}' because it needs '{dependency}': {failure.Message}", failure);
        }
    }

    private Module Create(ModuleInstance instance)
    {
        var descriptor = instance.Descriptor;
        var context = new ModuleContext(this, descriptor, Logging.CreateLogger($"module.{descriptor.Name}"), instance.Lifetime);
        var constructor = descriptor.Type.GetConstructors().Single();
        var arguments = constructor.GetParameters().Select(parameter => Supply(parameter.ParameterType, context)).ToArray();
        return (Module)constructor.Invoke(System.Reflection.BindingFlags.DoNotWrapExceptions, null, arguments, null);
    }

    private object Supply(Type type, ModuleContext context) => type switch
    {
        _ when type == typeof(ModuleContext) => context,
        _ when type.IsDefined(typeof(ConfigurationAttribute), inherit: false) => OptionsBinder.Bind(type, Configuration),
        _ when typeof(Module).IsAssignableFrom(type) => All().Select(other => other.Module).FirstOrDefault(type.IsInstanceOfType)
            ?? throw new InvalidOperationException($"{type.Name} is not loaded; depend on it"),
        _ => Services.GetService(type) ?? throw new InvalidOperationException($"the server has no {type.Name}"),
    };

    private Task UnloadAsync(ModuleInstance instance)
    {
        if (instance.State is not (ModuleState.Unloading or ModuleState.Unloaded or ModuleState.Failed))
        {
            instance.Unloading = RunUnloadAsync(instance);
        }

        return instance.Unloading;
    }

    private async Task RunUnloadAsync(ModuleInstance instance)
    {
        if (instance.State == ModuleState.Loading)
        {
            await instance.Loading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
            if (instance.State != ModuleState.Loaded)
            {
                return;
            }
        }

        Enter(instance, ModuleState.Unloading);
        await Task.WhenAll(instance.Dependents.ToList().Select(UnloadAsync));
        await instance.EndLifetimeAsync();
        await StopAsync(instance);
        await DiscardAsync(instance);
        Enter(instance, ModuleState.Unloaded);
    }

    private async Task StopAsync(ModuleInstance instance)
    {
        using var deadline = new CancellationTokenSource(StopTimeout, TimeProvider);
        try
        {
            await instance.Module!.StopModuleAsync(deadline.Token).WaitAsync(deadline.Token);
        }
        catch (Exception failure)
        {
            logger.LogError(failure, "Module {Module} did not stop cleanly", instance.Descriptor.Name);
        }
    }

    /// <summary>Ends the instance, forgets it and lets its dependencies go.</summary>
    private async Task DiscardAsync(ModuleInstance instance)
    {
        await instance.EndLifetimeAsync();
        await DisposeAsync(instance);
        lock (instances)
        {
            instances.Remove(instance.Descriptor.Name);
        }

        foreach (var dependency in instance.Dependencies)
        {
            dependency.Dependents.Remove(instance);
        }

        foreach (var dependency in instance.Dependencies)
        {
            if (dependency is { Dependents.Count: 0, Requested: false, Descriptor.IsService: true })
            {
                await UnloadAsync(dependency);
            }
        }
    }

    private async Task DisposeAsync(ModuleInstance instance)
    {
        try
        {
            switch (instance.Module)
            {
                case IAsyncDisposable module:
                    await module.DisposeAsync();
                    break;
                case IDisposable module:
                    module.Dispose();
                    break;
            }
        }
        catch (Exception failure)
        {
            logger.LogError(failure, "Module {Module} did not release everything", instance.Descriptor.Name);
        }

        instance.Dispose();
    }
}
