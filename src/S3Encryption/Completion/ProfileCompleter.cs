using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using S3Encryption.Core.Connection;

namespace S3Encryption.Completion;

/// <summary>The profiles of the shared AWS files.</summary>
public sealed class ProfileCompleter : ValueCompleter
{
    private protected override IReadOnlyList<Suggestion> Suggest(string word, TypedCommand command) => Suggestions.Of(
        "profiles", _ => Task.FromResult<IReadOnlyList<Suggestion>>([.. KnownNames.Profiles().Select(name => new Suggestion(name))]));
}
