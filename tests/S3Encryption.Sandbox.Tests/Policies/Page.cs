using System.Collections.Generic;
using Xunit;

namespace S3Encryption.Sandbox.Tests.Policies;

/// <summary>
/// The pages that cases are taken from, by their names under https://docs.aws.amazon.com/IAM/latest/UserGuide/ (of KMS:
/// https://docs.aws.amazon.com/kms/latest/developerguide/). A case that fails names its page, so that it can be read again.
/// </summary>
internal static class Page
{
    internal const string Action = "reference_policies_elements_action";
    internal const string NotAction = "reference_policies_elements_notaction";
    internal const string Resource = "reference_policies_elements_resource";
    internal const string NotResource = "reference_policies_elements_notresource";
    internal const string Principal = "reference_policies_elements_principal";
    internal const string NotPrincipal = "reference_policies_elements_notprincipal";
    internal const string Condition = "reference_policies_elements_condition";
    internal const string Operators = "reference_policies_elements_condition_operators";
    internal const string SeveralKeys = "reference_policies_condition-logic-multiple-context-keys-or-values";
    internal const string SeveralValues = "reference_policies_condition-single-vs-multi-valued-context-keys";
    internal const string GlobalKeys = "reference_policies_condition-keys";
    internal const string Variables = "reference_policies_variables";
    internal const string Version = "reference_policies_elements_version";
    internal const string Logic = "reference_policies_evaluation-logic";
    internal const string AcrossAccounts = "reference_policies_evaluation-logic-cross-account";
    internal const string Boundaries = "access_policies_boundaries";
    internal const string Sessions = "access_policies#policies_session";
    internal const string KeyPolicies = "kms: key-policy-default";
    internal const string KeyEvaluation = "kms: policy-evaluation";
    internal const string KeysAcrossAccounts = "kms: key-policy-modifying-external-accounts";

    internal static void Check<T>(string page, T expected, T actual) =>
        Assert.True(EqualityComparer<T>.Default.Equals(expected, actual), $"{page}: expected {expected}, decided {actual}.");
}
