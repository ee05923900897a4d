  if (admin.getUser('@root@') !== null) {
    admin.dropUser('@root@');
  }
