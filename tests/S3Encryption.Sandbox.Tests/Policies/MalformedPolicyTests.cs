using System;
using S3Encryption.Core.Access.Policies;
using Xunit;

namespace S3Encryption.Sandbox.Tests.Policies;

public sealed class MalformedPolicyTests
{
    [Theory]
    [InlineData("", "$")]
    [InlineData("{", "$")]
    [InlineData("[]", "$")]
    [InlineData("{}", "$")]
    [InlineData("""{"Version":"2020-01-01","Statement":{"Effect":"Allow","Action":"*"}}""", "Version")]
    [InlineData("""{"Versoin":"2012-10-17"}""", "Versoin")]
    [InlineData("""{"Statement":[]}""", "Statement")]
    [InlineData("""{"Statement":[{"Effect":"allow","Action":"*"}]}""", "Statement[0].Effect")]
    [InlineData("""{"Statement":[{"Action":"*"}]}""", "Statement[0]")]
    [InlineData("""{"Statement":[{"Effect":"Allow"}]}""", "Statement[0]")]
    [InlineData("""{"Statement":[{"Effect":"Allow","Action":"GetObject"}]}""", "Statement[0].Action")]
    [InlineData("""{"Statement":[{"Effect":"Allow","Action":[]}]}""", "Statement[0].Action")]
    [InlineData("""{"Statement":[{"Effect":"Allow","Action":"*","NotAction":"*"}]}""", "Statement[0]")]
    [InlineData("""{"Statement":[{"Effect":"Allow","Action":"*","Resource":"*","Resource":"*"}]}""", "Statement[0]")]
    [InlineData(
        """{"Statement":[{"Effect":"Allow","Action":"*","Principal":"arn:aws:iam::111122223333:root"}]}""", "Statement[0].Principal")]
    [InlineData("""{"Statement":[{"Effect":"Allow","Action":"*","Principal":{"Aws":"*"}}]}""", "Statement[0].Principal")]
    [InlineData(
        """{"Statement":[{"Effect":"Allow","Action":"*","Principal":{"AWS":"arn:aws:iam::111122223333:user/*"}}]}""",
        "Statement[0].Principal.AWS")]
    [InlineData(
        """{"Statement":[{"Effect":"Allow","Action":"*","Condition":{"StringEqual":{"a:b":"c"}}}]}""",
        "Statement[0].Condition.StringEqual")]
    [InlineData(
        """{"Statement":[{"Effect":"Allow","Action":"*","Condition":{"IpAddress":{"aws:SourceIp":"10.0.0.0/99"}}}]}""",
        "Statement[0].Condition.IpAddress.aws:SourceIp")]
    [InlineData(
        """{"Statement":[{"Effect":"Allow","Action":"*","Condition":{"NullIfExists":{"a:b":"true"}}}]}""",
        "Statement[0].Condition.NullIfExists")]
    [InlineData(
        """{"Statement":[{"Sid":"a","Effect":"Allow","Action":"*"},{"Sid":"a","Effect":"Allow","Action":"*"}]}""", "Statement[1].Sid")]
    [InlineData("""{"Statement":[{"Effect":"Allow","Action":"*","Resource":{"a":1}}]}""", "Statement[0].Resource")]
    [InlineData("""{"Statement":[{"Effect":"Allow","Action":"*","Resource":"\ud800"}]}""", "Statement[0].Resource")]
    [InlineData("""{"Statement":[{"Effect":"Allow","Action":"*","\ud800":"x"}]}""", "Statement[0]")]
    public void A_malformed_policy_is_refused_with_the_place(string policy, string where) =>
        Assert.Equal(where, Assert.Throws<PolicyFormatException>(() => PolicyDocument.Parse(policy)).Where);

    [Fact]
    public void A_bucket_policy_needs_a_principal_and_an_identity_policy_must_not_have_one()
    {
        const string Without = """{"Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}""";
        const string With = """{"Statement":{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}}""";
        _ = PolicyDocument.Parse(Without, PolicyKind.Identity);
        _ = PolicyDocument.Parse(With, PolicyKind.Resource);
        _ = Assert.Throws<PolicyFormatException>(() => PolicyDocument.Parse(Without, PolicyKind.Resource));
        _ = Assert.Throws<PolicyFormatException>(() => PolicyDocument.Parse(With, PolicyKind.Identity));
    }

    [Fact]
    public void No_damage_to_a_policy_ends_in_anything_but_a_format_error()
    {
        const string Policy =
            """{"Version":"2012-10-17","Id":"x","Statement":[{"Sid":"s","Effect":"Deny","Principal":{"AWS":["*"]},"Action":["s3:*"]"""
            + ""","Resource":"*","Condition":{"Bool":{"aws:SecureTransport":[false,"true",1]}}}]}""";
        var random = new Random(1);
        for (var round = 0; round < 3000; round++)
        {
            var text = Policy.ToCharArray();
            text[random.Next(text.Length)] = "{}[]\",:\\x0\u00fc\ud800"[random.Next(12)];
            try
            {
                _ = PolicyDocument.Parse(new string(text));
            }
            catch (PolicyFormatException refused)
            {
                Assert.NotEmpty(refused.Where);
            }
        }
    }
}
