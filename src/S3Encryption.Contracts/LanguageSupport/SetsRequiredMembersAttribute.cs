namespace System.Diagnostics.CodeAnalysis;

/// <summary>The constructor sets every required member.</summary>
[AttributeUsage(AttributeTargets.Constructor, Inherited = false)]
internal sealed class SetsRequiredMembersAttribute : Attribute;
