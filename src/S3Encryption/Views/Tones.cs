namespace S3Encryption.Views;

/// <summary>The tone of every state that the module emits.</summary>
internal static class Tones
{
    /// <summary>Of an enum's value, of a bool, or of a name of KMS.</summary>
    public static Tone Of(object value) => value switch
    {
        true => Tone.Good,
        false => Tone.Bad,
        SseCUse.Blocked => Tone.Good,
        SseCUse.Unset => Tone.Doubtful,
        PublicExposure.Blocked or PublicExposure.NotPublic => Tone.Good,
        PublicExposure.Public => Tone.Bad,
        PublicExposure.Unknown => Tone.Doubtful,
        CheckResult.Passed => Tone.Good,
        CheckResult.Failed => Tone.Bad,
        CheckResult.Unknown => Tone.Doubtful,
        KmsAccessOutcome.Allowed => Tone.Good,
        KmsAccessOutcome.Denied => Tone.Bad,
        KmsAccessOutcome.Inconclusive => Tone.Doubtful,
        S3ConversionAction.Blocked => Tone.Bad,
        S3JobStatus.Complete => Tone.Good,
        S3JobStatus.Failed or S3JobStatus.Failing => Tone.Bad,
        S3JobStatus.Suspended or S3JobStatus.Paused or S3JobStatus.Unknown => Tone.Doubtful,
        "Enabled" => Tone.Good,
        "Disabled" or "PendingDeletion" or "Unavailable" => Tone.Bad,
        string => Tone.Doubtful,
        _ => Tone.Plain,
    };
}
