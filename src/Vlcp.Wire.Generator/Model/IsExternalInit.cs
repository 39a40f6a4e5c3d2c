namespace System.Runtime.CompilerServices;

// The compiler wants this type for init accessors; the analyzers' framework doesn't have it.
internal static class IsExternalInit;
