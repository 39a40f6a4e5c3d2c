using System.Reflection;
using Microsoft.Extensions.Logging;

namespace Vlcp.Apps.Running;

/// <summary>Objects that apps share: one for each class, made when the first constructor asks for it.</summary>
internal sealed class AppContexts(Func<Type, App> load) : IAsyncDisposable
{
    private readonly Dictionary<Type, object> _made = [];
    private readonly List<Type> _making = [];

    public IEnumerable<object> All => _made.Values;

    public void Add<T>(T context)
        where T : class => _made[typeof(T)] = context;

    public T? Find<T>()
        where T : class => _made.GetValueOrDefault(typeof(T)) as T;

    /// <summary>Makes an object with its contexts.</summary>
    /// <exception cref="AppException">Its class has not exactly one public constructor, or needs itself.</exception>
    public object Make(Type type)
    {
        if (_making.Contains(type))
        {
            throw new AppException($"{string.Join(" needs ", _making.SkipWhile(t => t != type).Append(type).Select(t => t.Name))}: contexts can't need each other in a circle");
        }
        var constructors = type.GetConstructors();
        if (type.IsAbstract || constructors.Length != 1)
        {
            throw new AppException($"{type.Name} must be a class with exactly one public constructor, whose parameters are its contexts");
        }
        _making.Add(type);
        try
        {
            return constructors[0].Invoke([.. constructors[0].GetParameters().Select(p => Get(p.ParameterType))]);
        }
        catch (TargetInvocationException e) when (e.InnerException is not null)
        {
            throw new AppException($"{type.Name} could not be made: {e.InnerException.Message}", e.InnerException);
        }
        finally
        {
            _making.Remove(type);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var context in _made.Values.Reverse().Where(c => c is not (App or AppManager or ILoggerFactory)))
        {
            switch (context)
            {
                case IAsyncDisposable asynchronous:
                    await asynchronous.DisposeAsync();
                    break;
                case IDisposable disposable:
                    disposable.Dispose();
                    break;
            }
        }
        _made.Clear();
    }

    private object Get(Type type)
    {
        if (typeof(App).IsAssignableFrom(type))
        {
            return load(type);
        }
        if (!_made.TryGetValue(type, out var context))
        {
            context = Make(type);
            _made[type] = context;
        }
        return context;
    }
}
