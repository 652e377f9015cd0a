namespace S3Encryption.Sandbox.Kms;

/// <summary>The key policies that AWS itself writes.</summary>
internal static class KeyPolicyTexts
{
    /// <summary>
    /// https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html: the account's identity policies decide.
    /// </summary>
    internal static string Default(string accountId) => $$"""
        {
          "Version" : "2012-10-17",
          "Id" : "key-default-1",
          "Statement" : [ {
            "Sid" : "Enable IAM User Permissions",
            "Effect" : "Allow",
            "Principal" : {
              "AWS" : "arn:aws:iam::{{accountId}}:root"
            },
            "Action" : "kms:*",
            "Resource" : "*"
          } ]
        }
        """;

    /// <summary>That of aws/s3: everybody in the account, but through S3 alone; directly only the metadata can be read.</summary>
    internal static string AwsManagedS3(string accountId, string region) => $$"""
        {
          "Version" : "2012-10-17",
          "Id" : "auto-s3-2",
          "Statement" : [ {
            "Sid" : "Allow access through S3 for all principals in the account that are authorized to use S3",
            "Effect" : "Allow",
            "Principal" : {
              "AWS" : "*"
            },
            "Action" : [ "kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:DescribeKey" ],
            "Resource" : "*",
            "Condition" : {
              "StringEquals" : {
                "kms:CallerAccount" : "{{accountId}}",
                "kms:ViaService" : "s3.{{region}}.amazonaws.com"
              }
            }
          }, {
            "Sid" : "Allow direct access to key metadata to the account",
            "Effect" : "Allow",
            "Principal" : {
              "AWS" : "arn:aws:iam::{{accountId}}:root"
            },
            "Action" : [ "kms:Describe*", "kms:Get*", "kms:List*" ],
            "Resource" : "*"
          } ]
        }
        """;
}
