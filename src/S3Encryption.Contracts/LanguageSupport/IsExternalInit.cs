namespace System.Runtime.CompilerServices;

/// <summary>Lets a property be set by initializers alone.</summary>
internal static class IsExternalInit;
