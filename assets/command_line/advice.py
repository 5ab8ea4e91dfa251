"""What a person can do about a disk that refuses."""

ADVICE = {
    "No space left on device": "The disk is full. Free some space and build again; nothing was lost.",
    "Disk quota exceeded": "Your part of the disk is full. Free some space and build again; nothing was lost.",
    "Read-only file system": "This place cannot be written to. Choose another with --warehouse DIR.",
    "Permission denied": "You may not write or read there. Change the permissions, or choose another place.",
}


def advise(message: str) -> str:
    """The message with what to do about it, where that is known.

    >>> advise("a.txt: Permission denied")
    'a.txt: Permission denied. You may not write or read there. Change the permissions, or choose another place.'
    >>> advise("no such table")
    'no such table'
    """
    for said, advice in ADVICE.items():
        if said.lower() in message.lower():
            return f"{message.rstrip('.')}. {advice}"
    return message
