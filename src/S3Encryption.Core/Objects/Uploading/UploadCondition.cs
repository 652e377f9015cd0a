namespace S3Encryption.Core.Objects.Uploading;

/// <summary>When an upload leaves alone what is stored at its place.</summary>
public enum UploadCondition
{
    /// <summary>Never: it replaces it.</summary>
    Always,

    /// <summary>Where there is an object already.</summary>
    IfNotExists,

    /// <summary>Where there is an object that was written no earlier than the file.</summary>
    IfNewer,
}
