namespace System.Runtime.CompilerServices;

/// <summary>The type has members that an initializer must set, or the member is one of them.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Field | AttributeTargets.Property, Inherited = false)]
internal sealed class RequiredMemberAttribute : Attribute;
