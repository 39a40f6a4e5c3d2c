namespace Vlcp.Hosting.Configuration;

/// <summary>The configuration cannot be used; the message names the key or line, the value and the rule.</summary>
/// <param name="message">What is wrong.</param>
/// <param name="innerException">The cause.</param>
public sealed class ConfigurationException(string message, Exception? innerException = null) : Exception(message, innerException);
