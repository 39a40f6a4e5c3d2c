using System.Reflection;

namespace Vlcp.Hosting.Modules;

/// <summary>Gets the result out of whatever an API method returns: a plain value, a Task or a ValueTask.</summary>
internal abstract class ResultReader
{
    public abstract Task<object?> ReadAsync(object? returned);

    public static ResultReader For(Type returned)
    {
        var open = returned.IsGenericType ? returned.GetGenericTypeDefinition() : null;
        var reader = open switch
        {
            _ when open == typeof(Task<>) => typeof(TaskResult<>).MakeGenericType(returned.GetGenericArguments()),
            _ when open == typeof(ValueTask<>) => typeof(ValueTaskResult<>).MakeGenericType(returned.GetGenericArguments()),
            _ when returned == typeof(Task) => typeof(TaskWithoutResult),
            _ when returned == typeof(ValueTask) => typeof(ValueTaskWithoutResult),
            _ => typeof(PlainResult),
        };
        return (ResultReader)Activator.CreateInstance(reader, BindingFlags.Instance | BindingFlags.Public, null, null, null)!;
    }

    private sealed class PlainResult : ResultReader
    {
        public override Task<object?> ReadAsync(object? returned) => Task.FromResult(returned);
    }

    private sealed class TaskWithoutResult : ResultReader
    {
        public override async Task<object?> ReadAsync(object? returned)
        {
            await (Task)returned!;
            return null;
        }
    }

    private sealed class ValueTaskWithoutResult : ResultReader
    {
        public override async Task<object?> ReadAsync(object? returned)
        {
            await (ValueTask)returned!;
            return null;
        }
    }

    private sealed class TaskResult<T> : ResultReader
    {
        public override async Task<object?> ReadAsync(object? returned) => await (Task<T>)returned!;
    }

    private sealed class ValueTaskResult<T> : ResultReader
    {
        public override async Task<object?> ReadAsync(object? returned) => await (ValueTask<T>)returned!;
    }
}
