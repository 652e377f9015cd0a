using System;
using System.Linq;

namespace S3Encryption.Sandbox.Kms;

/// <summary>
/// Key specs, what each may be used for, and the algorithms that follow:
/// https://docs.aws.amazon.com/kms/latest/developerguide/symm-asymm-choose-key-spec.html.
/// </summary>
internal static class KeySpecs
{
    internal static readonly string[] Usages = ["SIGN_VERIFY", KmsKey.EncryptDecrypt, "GENERATE_VERIFY_MAC", "KEY_AGREEMENT"];

    internal static readonly string[] All =
    [
        "RSA_2048", "RSA_3072", "RSA_4096", "ECC_NIST_P256", "ECC_NIST_P384", "ECC_NIST_P521", "ECC_SECG_P256K1", KmsKey.Symmetric,
        "HMAC_224", "HMAC_256", "HMAC_384", "HMAC_512", "SM2", "ML_DSA_44", "ML_DSA_65", "ML_DSA_87", "ECC_NIST_EDWARDS25519",
    ];

    internal static bool Allows(string spec, string usage) => usage switch
    {
        KmsKey.EncryptDecrypt => spec is KmsKey.Symmetric or "SM2" || Is(spec, "RSA"),
        "GENERATE_VERIFY_MAC" => Is(spec, "HMAC"),
        "SIGN_VERIFY" => spec == "SM2" || Is(spec, "RSA") || Is(spec, "ECC") || Is(spec, "ML_DSA"),
        "KEY_AGREEMENT" => spec == "SM2" || Is(spec, "ECC_NIST_P"),
        _ => false,
    };

    internal static (string Member, string[] Names)? Algorithms(string spec, string usage) => (usage, spec) switch
    {
        (KmsKey.EncryptDecrypt, KmsKey.Symmetric) => ("EncryptionAlgorithms", [KmsKey.Symmetric]),
        (KmsKey.EncryptDecrypt, "SM2") => ("EncryptionAlgorithms", ["SM2PKE"]),
        (KmsKey.EncryptDecrypt, _) => ("EncryptionAlgorithms", ["RSAES_OAEP_SHA_1", "RSAES_OAEP_SHA_256"]),
        ("GENERATE_VERIFY_MAC", _) => ("MacAlgorithms", ["HMAC_SHA_" + spec.Split('_').Last()]),
        ("KEY_AGREEMENT", _) => ("KeyAgreementAlgorithms", ["ECDH"]),
        ("SIGN_VERIFY", "ECC_NIST_P256" or "ECC_SECG_P256K1") => ("SigningAlgorithms", ["ECDSA_SHA_256"]),
        ("SIGN_VERIFY", "ECC_NIST_P384") => ("SigningAlgorithms", ["ECDSA_SHA_384"]),
        ("SIGN_VERIFY", "ECC_NIST_P521") => ("SigningAlgorithms", ["ECDSA_SHA_512"]),
        ("SIGN_VERIFY", _) when Is(spec, "RSA") => ("SigningAlgorithms",
        [
            "RSASSA_PKCS1_V1_5_SHA_256", "RSASSA_PKCS1_V1_5_SHA_384", "RSASSA_PKCS1_V1_5_SHA_512",
            "RSASSA_PSS_SHA_256", "RSASSA_PSS_SHA_384", "RSASSA_PSS_SHA_512",
        ]),
        _ => null,
    };

    /// <summary>Symmetric, asymmetric or HMAC: what an alias may not be moved between.</summary>
    internal static string Family(string spec) => spec == KmsKey.Symmetric ? spec : Is(spec, "HMAC") ? "HMAC" : "asymmetric";

    private static bool Is(string spec, string family) => spec.StartsWith(family, StringComparison.Ordinal);
}
