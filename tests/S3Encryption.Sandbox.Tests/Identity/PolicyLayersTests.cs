using System;
using System.Collections.Generic;
using S3Encryption.Core.Access.Policies;
using S3Encryption.Sandbox.Identity;
using S3Encryption.Sandbox.Kms;
using S3Encryption.Sandbox.Protocol;
using S3Encryption.Sandbox.Tests.Kms;
using S3Encryption.Sandbox.Tests.Signing;
using Xunit;
using static S3Encryption.Sandbox.Tests.Policies.Page;

namespace S3Encryption.Sandbox.Tests.Identity;

/// <summary>
/// How the layers combine, for a user, a role's session and a stranger. A layer is <c>yes</c> (it allows all), <c>other</c> (it allows
/// something else), <c>no</c> (it denies), or <c>-</c> (there is none).
/// </summary>
public sealed class PolicyLayersTests
{
    private const string Owner = "111122223333";
    private const string User = "arn:aws:iam::111122223333:user/alice";
    private const string Role = "arn:aws:iam::111122223333:role/Writer";
    private const string Session = "arn:aws:sts::111122223333:assumed-role/Writer/me";
    private const string Stranger = "arn:aws:iam::999999999999:user/alice";
    private const string OwnAccount = "arn:aws:iam::111122223333:root";
    private const string StrangersAccount = "arn:aws:iam::999999999999:root";

    [Theory]
    // Within the account: identity or resource, cut by boundary and session policy
    [InlineData(Boundaries, User, "yes", "yes", "-", "-", true)]
    [InlineData(Boundaries, User, "yes", "other", "-", "-", false)]
    [InlineData(Boundaries, User, "other", "yes", "-", "-", false)]
    [InlineData(Boundaries, User, "yes", "no", "-", User, false)]
    [InlineData(Sessions, Session, "yes", "-", "yes", "-", true)]
    [InlineData(Sessions, Session, "yes", "-", "other", "-", false)]
    [InlineData(Sessions, Session, "other", "-", "yes", "-", false)]
    [InlineData(Sessions, Session, "yes", "yes", "yes", "-", true)]
    [InlineData(Sessions, Session, "yes", "other", "yes", "-", false)]
    [InlineData(Sessions, Session, "yes", "-", "no", Session, false)]
    // A resource's policy that names the user is not cut by the boundary, nor does it need an identity policy
    [InlineData(Boundaries, User, "-", "-", "-", User, true)]
    [InlineData(Boundaries, User, "-", "other", "-", User, true)]
    // One that names the role is cut by the boundary and by the session's policy; one that names the session is not
    [InlineData(Boundaries, Session, "-", "-", "-", Role, true)]
    [InlineData(Boundaries, Session, "-", "other", "-", Role, false)]
    [InlineData(Sessions, Session, "-", "-", "other", Role, false)]
    [InlineData(Sessions, Session, "-", "yes", "yes", Role, true)]
    [InlineData(Boundaries, Session, "-", "other", "-", Session, true)]
    [InlineData(Sessions, Session, "-", "-", "other", Session, true)]
    // One that names the account leaves it to the account's own policies
    [InlineData(Policies.Page.Principal, User, "-", "-", "-", OwnAccount, false)]
    [InlineData(Policies.Page.Principal, User, "yes", "-", "-", OwnAccount, true)]
    [InlineData(Policies.Page.Principal, User, "yes", "other", "-", OwnAccount, false)]
    // Across accounts both sides must allow, and boundary and session policy cut the caller's side
    [InlineData(AcrossAccounts, Stranger, "yes", "-", "-", Stranger, true)]
    [InlineData(AcrossAccounts, Stranger, "yes", "-", "-", StrangersAccount, true)]
    [InlineData(AcrossAccounts, Stranger, "yes", "-", "-", OwnAccount, false)]
    [InlineData(AcrossAccounts, Stranger, "yes", "-", "-", "-", false)]
    [InlineData(AcrossAccounts, Stranger, "-", "-", "-", Stranger, false)]
    [InlineData(AcrossAccounts, Stranger, "yes", "other", "-", Stranger, false)]
    [InlineData(AcrossAccounts, Stranger, "yes", "-", "other", Stranger, false)]
    [InlineData(AcrossAccounts, Stranger, "no", "-", "-", Stranger, false)]
    public void A_request_to_a_bucket_is_allowed_exactly_where_the_layers_together_say_so(
        string page, string caller, string identity, string boundary, string session, string named, bool allowed)
    {
        var principal = Caller(caller, identity, boundary, session);
        var resource = named == "-" ? null : PolicyDocument.Parse($$$"""
            {"Statement":{"Effect":"Allow","Principal":{"AWS":"{{{named}}}"},"Action":"s3:*","Resource":"arn:aws:s3:::logs/*"}}
            """, PolicyKind.Resource);
        Check(page, allowed, Allows(() => Authorizer.DemandS3(
            principal, "s3:GetObject", "arn:aws:s3:::logs/a", Owner, new Dictionary<string, IReadOnlyList<string>>(), resource)));
    }

    [Theory]
    // Identity policies count only where the key policy leaves it to the account
    [InlineData(KeyPolicies, User, "yes", "-", OwnAccount, true)]
    [InlineData(KeyPolicies, User, "-", "-", OwnAccount, false)]
    [InlineData(KeyPolicies, User, "yes", "-", Role, false)]
    [InlineData(KeyPolicies, User, "yes", "-", StrangersAccount, false)]
    [InlineData(KeyEvaluation, User, "-", "-", User, true)]
    [InlineData(KeyEvaluation, User, "no", "-", User, false)]
    [InlineData(KeyEvaluation, Session, "-", "-", Role, true)]
    [InlineData(KeyEvaluation, Session, "-", "other", Role, false)]
    [InlineData(KeyEvaluation, Session, "-", "other", Session, true)]
    // Another account's principal needs both, however directly the key policy names it
    [InlineData(KeysAcrossAccounts, Stranger, "yes", "-", Stranger, true)]
    [InlineData(KeysAcrossAccounts, Stranger, "yes", "-", StrangersAccount, true)]
    [InlineData(KeysAcrossAccounts, Stranger, "-", "-", Stranger, false)]
    [InlineData(KeysAcrossAccounts, Stranger, "yes", "-", OwnAccount, false)]
    [InlineData(KeysAcrossAccounts, Stranger, "yes", "other", Stranger, false)]
    public void A_key_is_used_exactly_where_its_policy_is_the_root_of_it(
        string page, string caller, string identity, string boundary, string named, bool allowed)
    {
        var kms = new KmsBench();
        var key = kms.Keys.Add(new KmsKeySettings
        {
            Policy = KmsBench.KeyPolicy($"{{'Effect':'Allow','Principal':{{'AWS':'{named}'}},'Action':'kms:*','Resource':'*'}}"),
        });
        var who = new KmsCaller(Caller(caller, identity, boundary, "-"), null);
        Check(page, allowed, Allows(() => kms.Service.GenerateDataKey(who, key.Arn, KmsBench.NoContext)));
    }

    private static bool Allows(Action request)
    {
        try
        {
            request();
            return true;
        }
        catch (AwsErrorException refused) when (refused.Code is "AccessDenied" or "AccessDeniedException")
        {
            return false;
        }
    }

    private static Principal Caller(string arn, string identity, string boundary, string session) =>
        SigningBench.User("alice", "AKIAALICE", "secret") with
        {
            Arn = arn,
            AccountId = arn.Split(':')[4],
            Policies = Layer(identity) is { } policy ? [policy] : [],
            PermissionsBoundary = Layer(boundary),
            SessionPolicy = Layer(session),
        };

    private static PolicyDocument? Layer(string shorthand) => shorthand switch
    {
        "yes" => PolicyDocument.Parse("""{"Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}""", PolicyKind.Identity),
        "other" => PolicyDocument.Parse("""{"Statement":{"Effect":"Allow","Action":"sns:*","Resource":"*"}}""", PolicyKind.Identity),
        "no" => PolicyDocument.Parse("""{"Statement":{"Effect":"Deny","Action":"*","Resource":"*"}}""", PolicyKind.Identity),
        _ => null,
    };
}
