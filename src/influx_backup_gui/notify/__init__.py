"""Messages that leave the machine: mail, webhook, dead-man ping, and their wording."""
