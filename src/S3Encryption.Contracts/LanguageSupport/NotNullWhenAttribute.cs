namespace System.Diagnostics.CodeAnalysis;

/// <summary>The parameter is not null where the method returns this.</summary>
[AttributeUsage(AttributeTargets.Parameter, Inherited = false)]
internal sealed class NotNullWhenAttribute(bool returnValue) : Attribute
{
    public bool ReturnValue { get; } = returnValue;
}
