using System.Collections.Generic;
using System.Text.Json;

namespace S3Encryption.Core.Access.Policies;

/// <summary>Reads one statement and holds it to what IAM asks of its kind of policy.</summary>
internal static class StatementReader
{
    internal static PolicyStatement Read(JsonElement json, int index, string where, PolicyKind kind)
    {
        string? sid = null;
        PolicyEffect? effect = null;
        PolicyPrincipals? principals = null;
        List<string>? actions = null;
        List<string>? resources = null;
        bool excludesActions = false, excludesResources = false;
        IReadOnlyList<PolicyCondition> conditions = [];
        foreach (var member in JsonMembers.Of(json, where))
        {
            var here = where + "." + member.Name;
            switch (member.Name)
            {
                case "Sid":
                    sid = JsonMembers.Text(member.Value, here);
                    break;
                case "Effect":
                    effect = ReadEffect(member.Value, here);
                    break;
                case "Principal" or "NotPrincipal":
                    Once(principals is null, where, "Principal");
                    principals = new PolicyPrincipals(PrincipalReader.Read(member.Value, here), member.Name[0] == 'N');
                    break;
                case "Action" or "NotAction":
                    Once(actions is null, where, "Action");
                    actions = ReadActions(member.Value, here);
                    excludesActions = member.Name[0] == 'N';
                    break;
                case "Resource" or "NotResource":
                    Once(resources is null, where, "Resource");
                    resources = NotEmpty(JsonMembers.Texts(member.Value, here), here);
                    excludesResources = member.Name[0] == 'N';
                    break;
                case "Condition":
                    conditions = ConditionReader.Read(member.Value, here);
                    break;
                default:
                    throw new PolicyFormatException(here, "not an element of a statement");
            }
        }

        Require(effect is not null, where, "the statement has no Effect");
        Require(actions is not null, where, "the statement has neither Action nor NotAction");
        Require(kind == PolicyKind.Any || resources is not null, where, "the statement has neither Resource nor NotResource");
        Require(kind != PolicyKind.Resource || principals is not null, where, "the statement has neither Principal nor NotPrincipal");
        Require(
            kind != PolicyKind.Identity || principals is null, where, "an identity-based policy has no Principal: it is attached to one");
        return new PolicyStatement(
            index, sid, effect!.Value, principals, actions!, excludesActions, resources ?? [], excludesResources, conditions);
    }

    private static PolicyEffect ReadEffect(JsonElement json, string where) => JsonMembers.Text(json, where) switch
    {
        "Allow" => PolicyEffect.Allow,
        "Deny" => PolicyEffect.Deny,
        var other => throw new PolicyFormatException(where, $"'{other}' is neither Allow nor Deny"),
    };

    private static List<string> ReadActions(JsonElement json, string where)
    {
        var actions = NotEmpty(JsonMembers.Texts(json, where), where);
        foreach (var action in actions)
        {
            var colon = action.IndexOf(':');
            Require(
                action == "*" || (colon > 0 && colon < action.Length - 1), where,
                $"'{action}' is not an action; it reads service:Action or *");
        }

        return actions;
    }

    private static List<string> NotEmpty(List<string> values, string where)
    {
        Require(values.Count > 0, where, "the list is empty");
        return values;
    }

    private static void Once(bool first, string where, string element) =>
        Require(first, where, $"the statement has both {element} and Not{element}");

    private static void Require(bool met, string where, string what)
    {
        if (!met)
        {
            throw new PolicyFormatException(where, what);
        }
    }
}
