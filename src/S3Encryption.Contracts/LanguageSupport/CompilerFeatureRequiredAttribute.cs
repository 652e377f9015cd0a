namespace System.Runtime.CompilerServices;

/// <summary>Compilers that do not know the feature refuse what bears this.</summary>
[AttributeUsage(AttributeTargets.All, AllowMultiple = true, Inherited = false)]
internal sealed class CompilerFeatureRequiredAttribute(string featureName) : Attribute
{
    public string FeatureName { get; } = featureName;
}
